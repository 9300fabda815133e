"""Rules for dates that hold no other date, over roles of words, each with the function that reads it."""

from typing import Final

import reconcile.calendars.absolute as absolute
import reconcile.calendars.feasts as feasts
import reconcile.calendars.lengths as lengths
import reconcile.calendars.nested as nested
import reconcile.calendars.numeric as numeric
import reconcile.calendars.periods as periods
import reconcile.calendars.relative as relative
import reconcile.calendars.weekdays as weekdays
from reconcile.calendars.rules import Reader

LENGTH: Final = (
    "(num|one) dash? (half)? consecutive? (unit) consecutive? (half)?"
    " (?:(?:also|comma|more_than)? (num|one) (unit))? (?:(?:also|comma)? (num|one) (unit))?"
)
WHICH: Final = "(this|last|rolling_last|next)"
BACK_OR_ON: Final = "(last|rolling_last|next)"
# a number of four digits is a year where it looks like one or counts nothing
YEAR: Final = "(?:(?=recent_year)|(?=year_number (?!unknown|unit|num)))(year_number)"

# what a length lies before or after, if nothing that dates it
EVENT: Final = "unknown|article|of|inside|this|part|holiday|season|mon|year_number"

# in reading order: the first rule that matches is taken, so the longer stand above the shorter
LEAVES: Final[tuple[tuple[str, Reader], ...]] = (
    ("(?:this|next)? (wd) comma? article? (numeric|numeric_day)", numeric.weekday_numeric),
    ("(numeric)", numeric.numeric),
    (f"(day|ord) (?:dash|slash) (mon) (?:(?:dash|slash) (?:{YEAR}|(short_year)))?", numeric.dashed),
    (f"(mon) (?:dash|slash) (day) (?:dash|slash) {YEAR}", numeric.month_dashed),
    ("(year_number) (?:dash|slash) (mon) (?:dash|slash) (day)", numeric.year_month_day),
    ("(year_number) (?:dash|slash) (day) (?:dash|slash) (mon)", numeric.year_day_month),
    ("(day) (?:dash|slash) (year_number) (?:dash|slash) (mon)", numeric.day_year_month),
    ("(mon) (?:dash|slash) (year_number) (?:dash|slash) (day)", numeric.month_year_day),
    (f"(numeric_day) comma {YEAR}", numeric.numeric_with_year),
    (f"(?:(wd) comma? article?)? (day|ord) of? (mon) {BACK_OR_ON}", absolute.day_month_relative),
    (f"{WHICH} day_article? (day|ord) of? (mon)", absolute.relative_day_month),
    ("(last|next) day_article (day|ord) (?!unknown|unit|num|of|mon)", absolute.relative_day),
    (f"{WHICH} (mon) article? (day|ord) (?!unknown|unit|num)", absolute.relative_month_day),
    (f"(day) dot (mon) {YEAR}", absolute.dotted),
    ("(day|ord) dot? to article? (numeric|numeric_day) (?!unit|num)", nested.days_to_numeric),
    (
        f"(?:(?:(?:this|last|next) (?=wd))? (wd) (?:last|next)? comma? article?)? (day|ord) of? (mon)"
        f"(?:comma? of? year? {YEAR}|(?:quote|of)? (short_year) (?!unknown|unit|to))?",
        absolute.day_month,
    ),
    (f"(mon) article? (day|ord) to article? (day|ord) (?:comma? {YEAR})?", nested.month_day_range),
    (f"(day|ord) to article? (mon) (day|ord) (?:comma? {YEAR})?", nested.days_to_month_day),
    (
        "(mon) article? (day|ord) (?:comma (?:day|ord)){0,3} comma? also article? (day|ord)"
        f" (?:comma? {YEAR})? (?!unknown|num|unit|mon)",
        nested.days_of_month,
    ),
    (f"(mon) between article? (day|ord) (?:also|to) article? (day|ord) (?:comma? {YEAR})?", nested.month_day_range),
    (
        f"(?:(?:this (?=wd))? (wd) comma? article?)? (mon) (?:article|dash|slash)? (day|ord) (?:comma? of? {YEAR})?"
        "(?!unit|num unit|last)",
        absolute.month_day,
    ),
    (f"(mon) (?:comma|dash|slash)? of? year? (?:{YEAR}|quote (short_year))", absolute.month_year),
    (f"(sure_mon) (?!day)(short_year) comma? {YEAR}", absolute.no_such_day),
    ("(mon) (?:of|(?!day)) (short_year) (?!unknown|unit|num)", absolute.month_short_year),
    (f"day_article (?!day)(short_year) of? (mon) (?:of? {YEAR})?", absolute.no_such_day_of),
    (
        "(mon) (?=(?:also|comma|either) mon of? recent_year) (?=(?:also|comma|either) mon of? (recent_year))",
        absolute.listed_month,
    ),
    (f"{YEAR} comma? (mon)", absolute.year_month),
    ("(numeric_month) (sea)", numeric.years_season),
    ("(numeric_month)", numeric.numeric_month),
    ("(recent_year) (?:dash|slash) (month_number) (?!unknown|num|to|unit)", absolute.year_month),
    ("(month_number) (?:dash|slash) (recent_year) (?!unknown|num|to|unit)", numeric.number_year),
    ("(month_number) (?:comma|of article? year) (recent_year) (?!unknown|num|to|unit)", numeric.number_in_year),
    ("(recent_year) (?:dash|slash) (?=padded) (month_number) (?!num|to)", absolute.year_month),
    ("(this|last|next) (mon) (?!of? recent_year)", absolute.relative_month),
    ("(this|last|next) month_unit of? (mon)", absolute.relative_month),
    ("after_next (mon)", absolute.month_after_next),
    ("(mon) (last|next)", absolute.month_relative),
    ("(mon) ahead (num|one) year_unit", absolute.month_in_years),
    (f"(?:(wd) comma? article?)? (ord) (ord) {YEAR}", numeric.day_month_ordinals),
    ("(wd) comma? article? (ord) (ord) (?!unit)", numeric.day_month_ordinals),
    ("(?:this|last|next)? (wd) open (day|ord) (?:close|(?!unknown|unit|num|of|mon|hour_unit))", weekdays.weekday_day),
    ("(?:this|last|next)? (wd) open (numeric|numeric_day) close?", numeric.weekday_numeric),
    (
        "(?:(?:last|next) (?=wd))? (wd) (?:last|next)? comma? (?:article|day_article)+ (?!wd)(day|ord)"
        "(?!unknown|consecutive|unit|num|of|mon)",
        weekdays.weekday_day,
    ),
    ("(weekday) (day|ord) (?!unknown|consecutive|unit|num|of|mon|dash)", weekdays.weekday_day),
    ("(wd) (?=ord_day) (ord) (?!unknown|consecutive|unit|num|of|mon)", weekdays.weekday_day),
    ("(this|last|next) (numeric_day)", numeric.numeric_day_in),
    ("(weekday) comma? article? (month_number) dash (day)", numeric.weekday_dashed),
    ("(weekday) comma? article? (day) dash (month_number)", numeric.weekday_dashed),
    ("(weekday) within (num) (?!unknown|unit|num)", weekdays.weekday_on),
    ("(weekday) to (?=worded)(num) (?!unknown|unit|num|to|mon|of)", weekdays.weekday_on),
    ("(days) (?:within|to) (?=worded)(num) day_unit? (?!unknown|unit|num|to|mon|of)", weekdays.day_on),
    ("(weekday) after article? next", weekdays.weekday_after_next),
    ("after_next (wd)", weekdays.weekday_after_next),
    ("(weekday) (ahead|before_ago) (num) week_unit", weekdays.weekday_weeks_away),
    ("(ord) (weekday) (?!of|inside|after|since|before|article|unit|sea)", nested.nth_weekday_of_month),
    ("(recent_year) (month_number) (day) (?!unknown|unit|num)", numeric.year_month_day),
    (f"(day) of (month_number) of {YEAR}", numeric.day_of_month_number),
    ("day_article (day) of (month_number) (?!unknown|unit|num|comma|of)", numeric.day_of_month_number),
    (f"(day) (month_number) (?:{YEAR}|(short_year) (?!unknown|unit))", numeric.spaced),
    ("(day) (month_number) (?!unknown|unit|num)", numeric.day_month_apart),
    ("day_article (day) dash (month_number) (?!unknown|unit|num|dash)", numeric.day_dash_month),
    ("day_article (month_number) dash (day) (?!unknown|unit|num|dash)", numeric.month_dash_day),
    ("(ord) (ord) (?!unit|ord|mon)", numeric.placed_ordinals),
    ("(numeric_day)", numeric.numeric_day),
    ("(quarter_code) quote (short_year)", periods.quarter_of_short),
    (f"(quarter_code) (?:of|dash)? (?:{YEAR}|(short_year) (?!unknown))?", periods.quarter),
    (f"(?:{YEAR}|(short_year)) dash? (quarter_code)", periods.year_quarter),
    (f"(half_code) (?:of|dash)? (?:{YEAR}|(short_year) (?!unknown))?", periods.half),
    (f"(?:{YEAR}|(short_year)) dash? (half_code)", periods.year_half),
    (f"(ord|last) (unit) (?:comma|dash)? {YEAR}", nested.nth_unit_of_year),
    (f"(ord) dash? (quarter_unit|half_unit) (?:of? year? {YEAR})?", relative.nth_in_year),
    (f"(holiday) (?:of? {YEAR})? weekend_unit", feasts.feast_weekend),
    ("(last|next) (holiday)", feasts.relative_holiday),
    ("(holiday) (last|next)", feasts.holiday_relative),
    (f"(holiday) (?:(?:of|inside)? {YEAR})?", feasts.holiday),
    ("(ord|roman) century_unit", periods.century),
    ("century_unit (ord|roman)", periods.century),
    ("decade quote? (num|spoken_year) (?:also|dash) decade? quote? (num|spoken_year)", periods.decades),
    ("(decade_number) dash? also article? (decade_number)", periods.decades),
    ("(decades) also article? (decades)", periods.decades),
    ("decade quote? (num|spoken_year)", periods.decade),
    ("(decade_number)", periods.decade),
    ("(decades)", periods.decade),
    ("(year_number) dash? iso_week (num) (?:dash (num))?", periods.iso_week_date),
    (
        f"week_unit (num) (?:to|also) (?:article? week_unit)? (num) (?!unit) (?:comma? of? year? {YEAR})?",
        periods.week_numbers,
    ),
    (f"week_unit (num) (?:comma? of? year? {YEAR})?", periods.week_number),
    (f"(ord) week_unit (?:of? year? {YEAR})?", periods.numbered_week),
    ("(this|last|next) (wd)", weekdays.weekday_in),
    ("(wd) (last|next)", weekdays.weekday_then),
    (f"{WHICH} (week_unit) (?:between|starting) article? (wd) (?:also|to) article? (wd)", weekdays.week_weekdays),
    (
        f"(week_unit) {WHICH} (?:between|starting) article? (wd) (?:also|to) article? (wd)",
        weekdays.week_weekdays_behind,
    ),
    (
        "(?:day_parts|nights|night_unit) (?:of|between) (?:article|day_article)? (day|ord) (?:to|also)"
        " (?:article|day_article)? (day|ord) (?!unit|of|mon)",
        nested.night_between,
    ),
    (
        "(?:day_parts|nights|night_unit) (?:of_the day_article? (day)|of article? (?=ord_day)(ord))"
        " (?!unit|num|of|mon|to)",
        nested.part_of_numbered_day,
    ),
    ("(days) (?:comma|open)? article? (wd)", relative.day_word_with_weekday),
    ("(?!narrative)(days) ahead (num|one) (unit)", relative.day_ahead),
    # "the day after the attack" is the day after that, which nothing dates
    ("(?=neighbour)(days) (?!unknown|article|of|to)", relative.day_word),
    ("(?=day_parts)(days) (?!of)", relative.day_word),
    ("(?!neighbour|day_parts)(days)", relative.day_word),
    (f"(edge) of? {YEAR}", absolute.edge_of_year),
    ("(edge)", absolute.edge),
    ("(nights)", relative.night),
    ("this? (last|rolling_last|next) few (unit)", lengths.vague),
    ("this? (last|rolling_last|next) (?=plurals) (unit)", lengths.vague),
    ("(?=plurals) (?:last|rolling_last|next) (unit)", lengths.vague_unit),
    ("(?=plurals) (unit) (?:last|rolling_last|next)", lengths.vague_unit),
    (
        f"(?:this)? {BACK_OR_ON} (num) (unit) (?:also|comma) (num) (unit) (?:(?:also|comma) (num) (unit))?"
        "(?!ago|before|hence|after)",
        lengths.rolling_parts,
    ),
    (f"(?:this)? {BACK_OR_ON} (num) (unit) (?=half) (half)", lengths.rolling),
    (f"(?:this)? {BACK_OR_ON} (num) (?=half) (half) (unit)", lengths.rolling_half),
    (f"(?:this)? {BACK_OR_ON} (unit) (?=half) (half)", lengths.rolling_one_and_half),
    (f"(?:this)? {BACK_OR_ON} (half_of) (unit)", lengths.rolling_half_unit),
    (f"(?:this)? {BACK_OR_ON} (num) (unit|short_unit)", lengths.rolling),
    # the plural tells "20 last weeks" from "rose to 20 last week"
    (f"(?:this)? (num) (?=plurals) {BACK_OR_ON} (unit)", lengths.count_rolling),
    (f"(?:this)? (num) {BACK_OR_ON} (?=plurals) (unit)", lengths.count_rolling),
    ("(num) (?=ord) (ord|last) (month_unit|week_unit|quarter_unit)", nested.first_units_of_year),
    ("(?=ord) (ord|last) (num) (?=plurals) (month_unit|quarter_unit) (?!of|after|since)", nested.first_of_year),
    (f"(?:this)? (num) (unit) {BACK_OR_ON}", lengths.length_rolling),
    ("(?:this) (last|rolling_last|next) (unit)", lengths.vague),
    ("before_ago (num) (?:to|either) (num) (unit)", lengths.between_ago),
    (f"(num) (?:to|either) (num) (unit) (?:ago|before (?!{EVENT}))", lengths.between_ago),
    ("ahead (num) (?:to|either) (num) (unit)", lengths.between_hence),
    (f"(num) (?:to|either) (num) (unit) (?:hence|after (?!{EVENT}))", lengths.between_hence),
    ("(num) (?:to|either) (num) (unit) (?!dash)", lengths.between),
    (f"now dash {LENGTH}", lengths.ago),
    (f"before_ago (?:about|more_than)? {LENGTH}", lengths.ago),
    (f"{LENGTH} ago", lengths.ago),
    ("(num) (short_unit) ago", lengths.short_ago),
    ("before_ago (num) (short_unit)", lengths.short_ago),
    ("(num) (short_unit) (?!num)", lengths.short),
    ("(half_of) (unit)", lengths.half_unit),
    (f"{LENGTH} (?:hence (?!of)|after (?!{EVENT}))", lengths.hence),
    (f"{LENGTH} before (?!{EVENT})", lengths.ago),
    (f"article (unit) (?:ago|before (?!{EVENT}|num|last))", relative.unit_earlier),
    ("(num) (wd) (ago|hence|before)", weekdays.weekdays_away),
    ("(ahead|within) (num) (short_unit)", lengths.short_ahead_or_within),
    ("(lone_unit) ago", lengths.one_ago),
    ("(ahead|within) (lone_unit)", lengths.one_ahead_or_within),
    (
        f"(?:ahead_window|ahead article) {LENGTH} (?!to|until|ended|before|after|since|starting|of article)",
        lengths.window_ahead,
    ),
    (f"(ahead|within) {LENGTH}", lengths.ahead_or_within),
    (
        "inside article? (?=rolling_last) (?!plurals) (last|rolling_last) (?!plurals|day_unit) (unit)"
        " (?!half|unit|of (?:mon|year_number|article|unit|this|last|next))",
        relative.within_last,
    ),
    ("(unit) after article? next", relative.unit_after_next),
    ("after_next (unit)", relative.unit_after_next),
    ("(unit) before article? last", relative.unit_before_last),
    ("before_last (unit)", relative.unit_before_last),
    ("(unit) before_last", relative.unit_before_last),
    ("(unit) dash? so_far", relative.unit_to_date),
    ("(unit) (?:of|dash) (part) (?!of|unknown)", nested.unit_part),
    ("this (?=plurals) (unit)", lengths.vague_unit),
    # the same month of a year is not that of the publication
    (f"this unit of {YEAR}", periods.sure_year),
    (f"{WHICH} (unit)", relative.unit_in),
    ("(unit) (?!this (?:wd|unit|mon|sea))(last|next|this)", relative.unit_then),
    ("(this|last|next) (sea)", relative.season_in),
    ("(sea) (last|next)", relative.season_then),
    (f"(sea) of? article? {YEAR}", periods.season),
    ("(sea) of? article? quote (short_year)", periods.season_of_short_year),
    ("(recent_year) (sea)", periods.year_season),
    ("(sea) of? article? (numeric_month)", numeric.season_of_years),
    (f"year of? {YEAR} (?:slash|dash) {YEAR}", periods.year_range),
    (f"year of? {YEAR}", periods.sure_year),
    ("year_code (short_year)", periods.coded_year),
    ("(named_year) (?!to|dash)", periods.sure_year),
    (LENGTH.replace("|one", "", 1) + "(?!dash)", lengths.duration),
    (f"whole (?:year_unit|year)? of? {YEAR}", periods.sure_year),
    ("(whole) (unit) (?!of mon)", lengths.whole_unit),
    ("(unit) (?=half) (half)", lengths.unit_and_half),
    (
        "(unit) (?!num|of|last|next|until|(?!to)ended|to article? (?:mon|wd|part|(?:day|ord) of? mon))",
        relative.unit_so_far,
    ),
    ("(?:inside|during) article? (weekend_unit) (?!(?!inside)of|of (?!unknown)|last|next)", relative.the_unit),
    ("article (unit) (?!of|unknown|num|starting|before|after|last|next|to|until|ended)", relative.the_unit),
    ("of_the (unit) (?!of|unknown|num|year_number|last|next|this|to|starting|before|after)", relative.unit_of),
    ("day_article? (day|ord) (?:also|to) day_article (day|ord) (?!unknown|unit|num|of|mon|inside)", nested.bare_days),
    ("(?=ord_day) (ord) to article? (?=ord_day) (ord) (?!unit|num (?!night_unit)|of|mon)", nested.marked_days),
    ("(weekend_unit) (?!of|num)", relative.related_weekend),
    ("(one) (unit) (half)? (?!dash)", lengths.one_unit),
    ("(?:before_ago|ahead) few (unit)", lengths.vague_unit),
    ("few (unit) (?:ago|hence)", lengths.vague_unit),
    ("(few) (unit)", lengths.few),
    ("(month)", absolute.bare_month),
    ("(mon)", absolute.doubtful_month),
    ("day_article (day|ord) (?!unknown|unit|num|of|to|last|next|mon|hour_unit|also|comma day)", absolute.day_named),
    ("(weekday)", weekdays.weekday),
    ("(wd) (day) (?!unknown|consecutive|unit|num|of|mon|dash|slash)", weekdays.lone_weekday_day),
    ("(wd) (?!unit)", weekdays.doubtful_weekday),
    (
        "(?:inside|during) article? (sea) (?!of|last|next|year_number|numeric_month)",
        lambda context, number: periods.season(context, number, None),
    ),
    ("article? (sea) (?!of|last|next|year_number|numeric_month)", periods.related_season),
    ("(?:inside|since|after|during|before)? article? day_parts+", relative.part_of_day),
    ("inside? article (ord) (?!unknown|unit|num|of|to|mon)", absolute.lone_ordinal),
    (f"{YEAR} to article? year? {YEAR}", periods.year_range),
    ("quote (short_year)", periods.short_year),
    (YEAR, periods.bare_year),
    ("(ord_day|day) (?=during about? (?:num|one) unit)", absolute.bare_day),
    ("(ord_day) (?=unknown)", absolute.day_before_a_word),
    ("(ord_day|day) (?!unknown|unit|num|of|to|last|next|mon|hour_unit|also)", absolute.bare_day),
)
