import { l10n } from 'vscode';
import type { AnswerOutcome, AnswerReason } from '../../core/credential/answerLog';
import type { ChoiceReason } from '../../core/credential/chooseProvider';
import type { NeverServed, Verdict, WhyNot } from '../../core/credential/explanation';
import { refusalSentence } from './refusalWords';
import { absenceSentence, stateLabel } from './stateWords';

/** Who answers, in one sentence. */
export function verdictSentence(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'answers':
      return verdict.username === undefined
        ? l10n.t('Git gets the token of “{0}”.', verdict.provider.name)
        : l10n.t('Git gets the token of “{0}”, as {1}.', verdict.provider.name, verdict.username);
    case 'asks':
      return l10n.t('Several providers fit equally well, so Git Providers asks which one it is to be.');
    case 'confirms':
      return l10n.t(
        'This workspace wants “{0}” to be used, so Git Providers asks first.',
        verdict.provider.name,
      );
    case 'stops':
      return l10n.t(
        'Git is stopped with a reason, because the token of “{0}” cannot be used: {1}.',
        verdict.provider.name,
        stateLabel(verdict.state),
      );
    case 'ownLogin':
      return l10n.t('Git uses its own login, as you chose for this repository.');
    case 'nobody':
      return l10n.t('No provider answers, so Git uses its own login.');
    case 'neverServed':
      return neverServedSentence(verdict.why);
    case 'forbidden':
      return refusalSentence(verdict.refusal);
  }
}

function neverServedSentence(why: NeverServed): string {
  switch (why) {
    case 'notHttp':
      return l10n.t('Tokens do not apply: they are for HTTPS, and this is another kind of address.');
    case 'insecure':
      return l10n.t('No token is ever sent over plain HTTP. Use the HTTPS address.');
    case 'ambiguous':
      return l10n.t('This address can be read in two ways, so no token is ever sent there.');
  }
}

/** Why this provider and no other. */
export function choiceSentence(reason: ChoiceReason): string {
  switch (reason) {
    case 'bound':
      return l10n.t('A pipeline project binds the repository to it.');
    case 'remembered':
      return l10n.t('You chose it for this repository.');
    case 'onlyOne':
      return l10n.t('It is the only one that covers this address.');
    case 'username':
      return l10n.t('It is the only one with the user name in the address.');
    case 'longestOrganization':
      return l10n.t('Its organization fits more of the address than any other.');
    case 'workspaceBeforeUser':
      return l10n.t('It is defined by the workspace, which comes before the user settings.');
  }
}

/** Why a provider of the same host does not answer. */
export function whyNotSentence(why: WhyNot): string {
  switch (why.kind) {
    case 'otherOrigin':
      return l10n.t('It is for another port or scheme of this host.');
    case 'otherPath':
      return l10n.t('It is for another path of this host.');
    case 'otherOrganization':
      return l10n.t('It is for another organization.');
    case 'inactive':
      return l10n.t('It is inactive.');
    case 'tokenMissing':
      return absenceSentence(why.absence);
    case 'deadToken':
      return l10n.t('Its token cannot be used: {0}.', stateLabel(why.state));
    case 'boundElsewhere':
      return l10n.t('A pipeline project binds the repository to another one.');
    case 'chosenElsewhere':
      return l10n.t('You chose another one for this repository.');
    case 'otherUsername':
      return l10n.t('Another one has the user name in the address.');
    case 'shorterOrganization':
      return l10n.t('The organization of another one fits more of the address.');
    case 'workspaceFirst':
      return l10n.t('One that the workspace defines comes before it.');
    case 'undecided':
      return l10n.t('It fits as well as the others.');
    case 'ownLogin':
      return l10n.t("You chose Git's own login for this repository.");
  }
}

export function outcomeLabel(outcome: AnswerOutcome): string {
  switch (outcome) {
    case 'given':
      return l10n.t('Given');
    case 'declined':
      return l10n.t('Left to Git');
    case 'refused':
      return l10n.t('Git was stopped');
    case 'stored':
      return l10n.t('Git says that it worked');
    case 'erased':
      return l10n.t('Git says that the host refused it');
  }
}

export function answerSentence(reason: AnswerReason): string {
  switch (reason) {
    case 'bound':
    case 'remembered':
    case 'onlyOne':
    case 'username':
    case 'longestOrganization':
    case 'workspaceBeforeUser':
      return choiceSentence(reason);
    case 'asked':
      return l10n.t('You picked it when you were asked.');
    case 'confirmed':
      return l10n.t('You allowed the workspace to use it.');
    case 'connectionTest':
      return l10n.t('A connection test asked.');
    case 'wholeHost':
      return l10n.t('It is the only one for the whole host.');
    case 'neverServed':
      return l10n.t('No token is ever sent to such an address.');
    case 'nobody':
      return l10n.t('No provider covers this address.');
    case 'unanswered':
      return l10n.t('Several fit, and nobody answered the question which.');
    case 'ownLogin':
      return l10n.t("You chose Git's own login for this repository.");
    case 'deadToken':
      return l10n.t('The token is expired, or known to be refused.');
    case 'ourToken':
      return l10n.t('The token is a provider’s.');
    case 'notOurs':
      return l10n.t('The login is none of Git Providers.');
  }
}
