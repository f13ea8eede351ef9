// A frame -> random texts over its columns, in both languages.
#include "fuzz/scalar_pieces.h"

namespace weft::fuzz {

using dd::Series;

SqlScalar RandomScalar::text(int depth) {
  bool found = false;
  if (depth <= 0 || choice_.percent(40)) {
    const SqlScalar of = column(is_text, found);
    if (found) return of.type() == dd::category ? SqlScalar{of.series.astype(dd::string), of.sql, {}} : of;
  }
  if (depth <= 0) {
    const SqlScalar a = integer(0);
    return {a.series.astype(dd::string), sql_cast(a.sql, dd::string), {}};
  }
  const SqlScalar a = text(depth - 1);
  const auto str = a.series.str();
  const auto made = [](Series series, std::string sql) { return SqlScalar{std::move(series), std::move(sql), {}}; };
  switch (choice_.below(20)) {
    case 0: {
      const SqlScalar b = text(depth - 1);
      return made(a.series + b.series, '(' + a.sql + " || " + b.sql + ')');
    }
    case 1:
      return made(str.upper(), "upper(" + a.sql + ')');
    case 2:
      return made(str.lower(), "lower(" + a.sql + ')');
    case 3:
    case 4: {
      const std::int64_t begin = choice_.between(-4, 4), end = choice_.between(-3, 7);
      return made(str.slice(begin, end), "slice_text(" + a.sql + ", " + std::to_string(begin) + ", " + std::to_string(end) + ')');
    }
    case 5: {
      const std::string what = choice_.of({"a", "ab", "é", " ", "q"}), with = choice_.of({"", "oo", "本", "a"});
      return made(str.replace(what, with), "replace(" + a.sql + ", " + sql_text(what) + ", " + sql_text(with) + ')');
    }
    case 6: {
      const std::string pattern = choice_.of({"[ab]+", "\\d", "(a)(b)", "é|本"}), with = choice_.of({"", "<x>"});
      return made(str.replace(pattern, with, {.regex = true}),
                  "regexp_replace(" + a.sql + ", " + sql_text(pattern) + ", " + sql_text(with) + ", 'g')");
    }
    case 7: {
      const int kind = static_cast<int>(choice_.below(3));
      return made(kind == 0   ? str.strip(" a")
                  : kind == 1 ? str.lstrip(" a")
                              : str.rstrip(" a"),
                  std::string(kind == 0   ? "trim("
                              : kind == 1 ? "ltrim("
                                          : "rtrim(") +
                      a.sql + ", ' a')");
    }
    case 8: {
      const bool left = choice_.percent(50);
      return made(left ? str.rjust(6, "é") : str.ljust(6, "-"),
                  (left ? "pad_left(" : "pad_right(") + a.sql + ", 6, " + (left ? "'é')" : "'-')"));
    }
    case 9: {
      const std::int64_t at = choice_.between(-3, 4);
      return made(str.get(at), "character_at(" + a.sql + ", " + std::to_string(at) + ')');
    }
    case 10: {
      const std::int64_t times = choice_.between(0, 3);
      return made(str.repeat(times), "repeat(" + a.sql + ", " + std::to_string(times) + ')');
    }
    case 11: {
      const std::size_t at = choice_.below(3);
      const std::string separator = choice_.of({" ", "-", "a"});
      return made(str.split(separator)[static_cast<std::int64_t>(at)],
                  "string_split(" + a.sql + ", " + sql_text(separator) + ")[" + std::to_string(at + 1) + ']');
    }
    case 12: {
      const std::string pattern = choice_.of({"([ab]+)", "(\\pL)-", "p(re|ix)"});
      return made(str.extract(pattern), "CASE WHEN regexp_matches(" + a.sql + ", " + sql_text(pattern) +
                                            ") THEN regexp_extract(" + a.sql + ", " + sql_text(pattern) + ", 1) ELSE NULL END");
    }
    case 13: {
      const SqlScalar number = integer(depth - 1);
      return made(number.series.astype(dd::string), sql_cast(number.sql, dd::string));
    }
    case 14: {
      const std::string with = choice_.of({"none", "", "é"});
      return made(a.series.fillna(with), "coalesce(" + a.sql + ", " + sql_text(with) + ')');
    }
    case 15:
      if (have(is_timestamp) || have(is_date)) {
        const bool use_date = !have(is_timestamp);
        const SqlScalar at = use_date ? date(depth - 1) : timestamp(depth - 1);
        const std::string format = use_date ? "%Y/%m/%d" : choice_.of({"%Y-%m-%d %H:%M:%S", "%d.%m.%y", "%j %H"});
        return made(at.series.dt().strftime(format), "strftime(" + at.sql + ", " + sql_text(format) + ')');
      }
      return a;
    case 16:
      return made(a.series.replace("a", "A!"), "CASE WHEN " + a.sql + " = 'a' THEN 'A!' ELSE " + a.sql + " END");
    case 17:
      return made(str.removeprefix("a"),
                  "CASE WHEN starts_with(" + a.sql + ", 'a') THEN substring(" + a.sql + ", 2) ELSE " + a.sql + " END");
    case 18: {
      const SqlScalar number = floating(depth - 1);
      if (number.facts.about) return a;
      return made(number.series.astype(dd::string), "float_text(" + number.sql + ')');
    }
    default:
      return choose(a, text(depth - 1), depth - 1);
  }
}

}  // namespace weft::fuzz
