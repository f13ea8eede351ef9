// A frame -> random numbers over its columns, also such as come from text and time, in both languages.
#include "fuzz/scalar_pieces.h"

namespace weft::fuzz {

using dd::DType;
using dd::Series;

SqlScalar RandomScalar::from_text(int depth) {
  const SqlScalar a = text(depth);
  switch (choice_.below(4)) {
    case 0:
      return {a.series.str().len(), "length(" + a.sql + ')', {.whole = 12}};
    case 1: {
      const std::string what = choice_.of({"a", "b", "é", "本", "fix"});
      return {a.series.str().find(what), "(strpos(" + a.sql + ", " + sql_text(what) + ") - 1)", {.whole = 12}};
    }
    case 2: {
      const std::string pattern = choice_.of({"a", "[ab]+", "é", "\\d"});
      return {a.series.str().count(pattern), "len(regexp_extract_all(" + a.sql + ", " + sql_text(pattern) + "))", {.whole = 12}};
    }
    default:
      return {a.series.str().split(" ").len(), "len(string_split(" + a.sql + ", ' '))", {.whole = 12}};
  }
}

SqlScalar RandomScalar::number_from_time(int depth) {
  const bool use_date = !have(is_timestamp) || (have(is_date) && choice_.percent(50));
  const SqlScalar a = use_date ? date(depth) : timestamp(depth);
  const auto dt = a.series.dt();
  const auto made = [&](Series series, const std::string& sql) {
    const DType type = series.dtype();
    return SqlScalar{std::move(series), sql_cast(sql, type), {.whole = 12}};
  };
  const auto part = [&](const char* name) { return std::string(name) + '(' + a.sql + ')'; };
  switch (choice_.below(use_date ? 6 : 9)) {
    case 0:
      return made(dt.year(), part("year"));
    case 1:
      return made(dt.month(), part("month"));
    case 2:
      return made(dt.day(), part("day"));
    case 3:
      return made(dt.dayofweek(), '(' + part("isodow") + " - 1)");
    case 4:
      return made(dt.dayofyear(), part("dayofyear"));
    case 5:
      return made(dt.quarter(), part("quarter"));
    case 6:
      return made(dt.hour(), part("hour"));
    case 7:
      return made(dt.minute(), part("minute"));
    default:
      return made(dt.microsecond(), "(epoch_us(" + a.sql + ") - floor_us(epoch_us(" + a.sql + "), 1000000))");
  }
}

SqlScalar RandomScalar::integer(int depth) {
  bool found = false;
  if (depth <= 0 || choice_.percent(30)) {
    const SqlScalar of = column(is_integer, found);
    if (found) return of;
    if (depth <= 0) {
      const SqlScalar any = column(is_any, found);
      return {any.series.isna().astype(dd::int64), sql_cast(sql_missing(any.sql, any.type()), dd::int64), {.whole = 1}};
    }
  }
  switch (choice_.below(15)) {
    case 0:
    case 1:
    case 2: {
      // Not all integers have one type with all others; then it is one of floats.
      const SqlScalar a = integer(depth - 1), b = integer(depth - 1);
      if (!dd::is_integer(*plan::common_type(a.type(), b.type()))) return a;
      return arithmetic(choice_.of({'+', '-', '*', '%', 'f'}), a, b);
    }
    case 3:
      return arithmetic(choice_.of({'+', '-', '*', '%', 'f'}), integer(depth - 1), small_whole(1, 9));
    case 4: {
      const SqlScalar a = integer(depth - 1);
      return {a.series.abs(), sql_wrapped("abs(" + as_huge(a.sql, a.type()) + ')', a.type()), a.facts};
    }
    case 5: {
      const SqlScalar a = integer(depth - 1);
      return {-a.series, sql_wrapped("-(" + as_huge(a.sql, a.type()) + ')', a.type()), a.facts};
    }
    case 6:
    case 7:
      return from_text(depth - 1);
    case 8:
      return have(is_timestamp) || have(is_date) ? number_from_time(depth - 1) : from_text(depth - 1);
    case 9: {
      const SqlScalar a = boolean(depth - 1);
      return {a.series.astype(dd::int64), sql_cast(a.sql, dd::int64), {.whole = 1}};
    }
    case 10:
      return arithmetic('+', boolean(depth - 1), integer(depth - 1));
    case 11: {
      const SqlScalar a = integer(depth - 1);
      const bool is_unsigned = a.type() >= dd::uint8 && a.type() <= dd::uint64;
      const std::int64_t low = is_unsigned ? choice_.between(0, 5) : choice_.between(-9, 5), high = low + choice_.between(0, 50);
      const Series made = a.series.clip(low, high);
      const std::string x = as_huge(a.sql, a.type());
      return {made,
              sql_cast("CASE WHEN " + x + " < " + std::to_string(low) + " THEN " + std::to_string(low) + " WHEN " + x + " > " +
                           std::to_string(high) + " THEN " + std::to_string(high) + " ELSE " + x + " END",
                       made.dtype()),
              {.whole = 6}};
    }
    case 12: {
      const SqlScalar a = floating(depth - 1);
      if (a.facts.about) return from_text(depth - 1);
      // Within bounds and without missing values, so that the cast cannot fail.
      const Series made = floor(a.series.fillna(0).clip(-100, 100)).astype(dd::int64);
      return {made,
              sql_cast("floor(least(greatest(coalesce(" + sql_present(a.sql, a.type()) + ", 0), -100), 100))", dd::int64),
              {.whole = 7}};
    }
    case 13: {
      const SqlScalar a = integer(depth - 1);
      const Side with = small_whole(-3, 9);
      const Series made = a.series.fillna(with.value);
      if (!dd::is_integer(made.dtype())) return a;
      return {made, sql_cast("coalesce(" + as_huge(a.sql, a.type()) + ", " + with.sql + ')', made.dtype()),
              either(a.facts, with.facts)};
    }
    default: {
      const SqlScalar a = integer(depth - 1), b = integer(depth - 1);
      return dd::is_integer(*plan::common_type(a.type(), b.type())) ? choose(a, b, depth - 1) : a;
    }
  }
}

SqlScalar RandomScalar::floating(int depth) {
  bool found = false;
  if (depth <= 0 || choice_.percent(30)) {
    const SqlScalar of = column(is_floating, found);
    if (found) return of;
  }
  if (depth <= 0) {
    const SqlScalar a = integer(0);
    return {a.series.astype(dd::float64), sql_cast(a.sql, dd::float64), a.facts};
  }
  switch (choice_.below(13)) {
    case 0:
    case 1:
      return arithmetic(choice_.of({'+', '-', '*'}), floating(depth - 1), number(depth - 1));
    case 2: {
      // Some integers have only a type of floats with each other.
      const SqlScalar a = integer(depth - 1), b = integer(depth - 1);
      const bool meet = dd::is_integer(*plan::common_type(a.type(), b.type()));
      return arithmetic(meet ? '/' : choice_.of({'+', '-', '*', '/'}), a, b);
    }
    case 3:
      return arithmetic('/', number(depth - 1), choice_.percent(50) ? Side(number(depth - 1)) : quarter());
    case 4:
      return arithmetic(choice_.of({'+', '-', '*', '/'}), floating(depth - 1), quarter());
    case 5: {
      const SqlScalar a = floating(depth - 1), b = floating(depth - 1);
      return a.type() == dd::float64 && b.type() == dd::float64 ? arithmetic('%', a, b) : arithmetic('+', a, b);
    }
    case 6: {
      const SqlScalar a = floating(depth - 1);
      const bool negated = choice_.percent(50);
      return {negated ? -a.series : a.series.abs(), (negated ? "(-" : "abs(") + a.sql + ')', a.facts};
    }
    case 7: {
      const SqlScalar a = floating(depth - 1);
      const std::string function = choice_.of({"floor", "ceil", "trunc", "sign", "round"});
      const Series made = function == "floor"   ? floor(a.series)
                          : function == "ceil"  ? ceil(a.series)
                          : function == "trunc" ? trunc(a.series)
                          : function == "sign"  ? sign(a.series)
                                                : a.series.round();
      return {made,
              sql_cast((function == "sign"    ? "sign_float("
                        : function == "round" ? "round_even("
                                              : function + '(') +
                           a.sql + (function == "round" ? ", 0)" : ")"),
                       a.type()),
              a.facts};
    }
    case 8: {
      const SqlScalar a = floating(depth - 1);
      const Side with = quarter();
      return {a.series.fillna(with.value),
              "CASE WHEN missing(" + a.sql + ") THEN " + sql_cast(with.sql, a.type()) + " ELSE " + a.sql + " END",
              either(a.facts, with.facts)};
    }
    case 9: {
      const SqlScalar a = floating(depth - 1);
      const double low = static_cast<double>(choice_.between(-40, 0)) / 4, high = static_cast<double>(choice_.between(1, 40)) / 4;
      return {a.series.clip(low, high),
              sql_cast("CASE WHEN missing(" + a.sql + ") THEN " + a.sql + " WHEN " + a.sql + " < " + std::to_string(low) +
                           " THEN " + std::to_string(low) + " WHEN " + a.sql + " > " + std::to_string(high) + " THEN " +
                           std::to_string(high) + " ELSE " + a.sql + " END",
                       a.type()),
              either(a.facts, {.whole = 5, .fraction = 2})};
    }
    case 10: {
      const SqlScalar a = number(depth - 1);
      return {a.series.astype(dd::float64), sql_cast(a.sql, dd::float64), limited(a.facts, dd::float64)};
    }
    case 11:
      if (const std::vector<std::string> rounded = frame_.names_if(is_about_floating); !rounded.empty())
        return arithmetic(choice_.of({'*', '+'}), frame_.scalar(choice_.name(rounded)), quarter());
      return floating(depth - 1);
    default: {
      const SqlScalar a = floating(depth - 1), b = floating(depth - 1);
      return choose(a, b, depth - 1);
    }
  }
}

}  // namespace weft::fuzz
