"""All the rules on the sense of a profile, in the order they run."""

from collections.abc import Callable, Iterable
from datetime import date

from policy_gen.checks.agreements import agreement_ends, agreement_terms, future_dates, partner_reviews
from policy_gen.checks.authority import one_limit_each
from policy_gen.checks.claims import (
    claim_signatory,
    schedule_within_limitation,
    small_debts_have_a_path,
    suit_after_contract_period,
    time_to_sue,
    usable_paths,
)
from policy_gen.checks.colours import accent_contrast
from policy_gen.checks.communication import continues_a_sentence, placeholders
from policy_gen.checks.company_numbers import mistyped_numbers
from policy_gen.checks.credit import (
    charged_rate,
    extension_within_window,
    public_bodies_have_a_lawyer,
    return_is_not_sold,
    stricter_is_faster,
    time_adds_up,
)
from policy_gen.checks.dates import date_order, known_timezone
from policy_gen.checks.deputies import deputies
from policy_gen.checks.document import (
    actors_apply,
    awaited_answer,
    change_log,
    check_of_law_in_time,
    checked_law,
    consultation,
    distribution,
    review,
    review_due,
)
from policy_gen.checks.duties import (
    accountable_high_enough,
    bearable_load,
    one_person_one_side,
    own_rows_apart,
    restricted_deputies,
    two_sides,
    vacant_side,
)
from policy_gen.checks.exceptions import exceptions_allowed, exceptions_in_time
from policy_gen.checks.grounds import protected_grounds, segments_without_traits
from policy_gen.checks.ladders import levels_rise, open_ladders, sorted_lists
from policy_gen.checks.law import (
    fee_without_law,
    legal_rules,
    pack_age,
    shared_market,
)
from policy_gen.checks.needed import default_segment, needed_values
from policy_gen.checks.partners import coverage, independent, needless_gaps, phrases, same_field
from policy_gen.checks.receivables import collectors_after_claim, stop_before_claim
from policy_gen.checks.refusals import (
    consumers_warned,
    fallback_exists,
    hourly_exists,
    key_clients_above,
    seeds_explained,
)
from policy_gen.checks.registers import kept_registers
from policy_gen.checks.reminders import check_before_reminder, reminder_in_term
from policy_gen.checks.responsibility import (
    accountable_inside,
    known_activities,
    one_part_each,
    somebody_works,
    standard_roles_act,
)
from policy_gen.checks.titles import titles
from policy_gen.checks.tolerance import (
    delays_before_cover,
    tolerance_decided_above,
    tolerance_for_somebody,
)
from policy_gen.problems import Problem, in_order
from policy_gen.profile.loading import LoadedProfile

Check = Callable[[LoadedProfile], Iterable[Problem]]
DatedCheck = Callable[[LoadedProfile, date], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    default_segment,
    needed_values,
    open_ladders,
    sorted_lists,
    levels_rise,
    date_order,
    known_timezone,
    mistyped_numbers,
    review,
    change_log,
    distribution,
    checked_law,
    check_of_law_in_time,
    protected_grounds,
    segments_without_traits,
    shared_market,
    fee_without_law,
    accent_contrast,
    deputies,
    titles,
    same_field,
    phrases,
    agreement_terms,
    coverage,
    needless_gaps,
    stop_before_claim,
    collectors_after_claim,
    placeholders,
    continues_a_sentence,
    known_activities,
    accountable_inside,
    somebody_works,
    standard_roles_act,
    own_rows_apart,
    consultation,
    awaited_answer,
    kept_registers,
    accountable_high_enough,
    two_sides,
    one_person_one_side,
    vacant_side,
    restricted_deputies,
    bearable_load,
    fallback_exists,
    seeds_explained,
    hourly_exists,
    key_clients_above,
    consumers_warned,
    independent,
    actors_apply,
    one_part_each,
    reminder_in_term,
    check_before_reminder,
    claim_signatory,
    suit_after_contract_period,
    usable_paths,
    small_debts_have_a_path,
    time_to_sue,
    schedule_within_limitation,
    tolerance_decided_above,
    tolerance_for_somebody,
    delays_before_cover,
    stricter_is_faster,
    extension_within_window,
    public_bodies_have_a_lawyer,
    time_adds_up,
    return_is_not_sold,
    charged_rate,
    one_limit_each,
    exceptions_allowed,
)
"""Rules that hold whatever the day."""

DATED_CHECKS: tuple[DatedCheck, ...] = (
    review_due,
    agreement_ends,
    partner_reviews,
    future_dates,
    legal_rules,
    pack_age,
    exceptions_in_time,
)
"""Rules that depend on the day they are asked about."""


def run(loaded: LoadedProfile, as_of: date) -> tuple[Problem, ...]:
    """Every problem the rules find in a valid profile, by place."""
    found = [one for check in CHECKS for one in check(loaded)]
    found += [one for dated in DATED_CHECKS for one in dated(loaded, as_of)]
    return in_order(found)
