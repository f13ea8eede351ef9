// A frame -> random conditions over its columns, in both languages.
#include "fuzz/scalar_pieces.h"

namespace weft::fuzz {

using dd::Series;
using dd::Value;

SqlScalar RandomScalar::boolean(int depth) {
  bool found = false;
  if (depth <= 0 || choice_.percent(10)) {
    const SqlScalar of = column(is_boolean, found);
    if (found) return of;
    const SqlScalar any = column(is_any, found);
    return {any.series.notna(), "(NOT " + sql_missing(any.sql, any.type()) + ')', {.whole = 1}};
  }
  const auto truth = [](Series series, std::string sql) { return SqlScalar{std::move(series), std::move(sql), {.whole = 1}}; };
  switch (choice_.below(18)) {
    case 0:
      return compare(any_comparison(), integer(depth - 1), small_whole(-5, 10));
    case 1:
      return compare(any_comparison(), number(depth - 1), quarter());
    case 2:
      return compare(any_comparison(), number(depth - 1), number(depth - 1));
    case 3:
      return compare(any_comparison(), text(depth - 1), text(depth - 1));
    case 4:
    case 5: {
      const SqlScalar a = boolean(depth - 1), b = boolean(depth - 1);
      const bool both = choice_.percent(50);
      return truth(both ? a.series && b.series : a.series || b.series, '(' + a.sql + (both ? " AND " : " OR ") + b.sql + ')');
    }
    case 6: {
      const SqlScalar a = boolean(depth - 1);
      return truth(!a.series, "(NOT " + a.sql + ')');
    }
    case 7: {
      const SqlScalar a = boolean(depth - 1), b = boolean(depth - 1);
      return truth(a.series ^ b.series, '(' + a.sql + " <> " + b.sql + ')');
    }
    case 8: {
      const SqlScalar a = integer(depth - 1);
      std::vector<Value> values;
      std::vector<std::string> list;
      for (std::size_t left = 1 + choice_.below(4); left > 0; --left) {
        // Above all in int8, and of no unsigned type: a value that the column cannot have is among none of its values.
        const std::int64_t value =
            choice_.percent(10) ? choice_.of({std::int64_t{300}, std::int64_t{-200}}) : choice_.between(-3, 9);
        values.emplace_back(value);
        list.push_back('(' + std::to_string(value) + ')');
      }
      const bool with_null = choice_.percent(20);
      if (with_null) values.emplace_back(nullptr);
      return truth(a.series.isin(values),
                   "coalesce(" + as_huge(a.sql, a.type()) + " IN (" + joined(list) + "), " + (with_null ? "true)" : "false)"));
    }
    case 9: {
      const SqlScalar a = text(depth - 1);
      std::vector<std::string> values, list;
      for (std::size_t left = 1 + choice_.below(3); left > 0; --left) {
        values.push_back(choice_.of({"a", "ab", "", "Zürich", "abc", "12", "twelve bytes", "thirteen byte"}));
        list.push_back(sql_text(values.back()));
      }
      return truth(a.series.isin(values), "coalesce(" + a.sql + " IN (" + joined(list) + "), false)");
    }
    case 10: {
      const SqlScalar a = any(depth - 1);
      const bool missing = choice_.percent(50);
      return truth(missing ? a.series.isna() : a.series.notna(), (missing ? "(" : "(NOT ") + sql_missing(a.sql, a.type()) + ')');
    }
    case 11: {
      const SqlScalar a = text(depth - 1);
      const std::string what = choice_.of({"a", "b", "é", "", "本", "prefix", "aa"});
      switch (choice_.below(4)) {
        case 0:
          return truth(a.series.str().contains(what, {.regex = false}), "contains(" + a.sql + ", " + sql_text(what) + ')');
        case 1:
          return truth(a.series.str().startswith(what), "starts_with(" + a.sql + ", " + sql_text(what) + ')');
        case 2:
          return truth(a.series.str().endswith(what), "ends_with(" + a.sql + ", " + sql_text(what) + ')');
        default: {
          const std::string pattern = choice_.of({"a+b", "^s", "[cd]$", "\\d", "^$", "(ab|é)", "\\pL\\pL"});
          return truth(a.series.str().contains(pattern), "regexp_matches(" + a.sql + ", " + sql_text(pattern) + ')');
        }
      }
    }
    case 12: {
      const SqlScalar a = integer(depth - 1);
      const std::int64_t low = choice_.between(-5, 5), high = low + choice_.between(0, 9);
      const std::string x = as_huge(a.sql, a.type());
      return truth(a.series.between(low, high),
                   '(' + x + " >= " + std::to_string(low) + " AND " + x + " <= " + std::to_string(high) + ')');
    }
    case 13:
      if (have(is_timestamp) || have(is_date)) {
        const bool is_day = !have(is_timestamp) || (have(is_date) && choice_.percent(50));
        const SqlScalar a = is_day ? date(depth - 1) : timestamp(depth - 1);
        const std::string at = choice_.of({"2000-01-03", "2000-01-01", "1969-12-31", "2031-05-05"});
        const std::string op = any_comparison();
        return truth(apply(op, a.series, Value(at)),
                     '(' + a.sql + ' ' + sql_comparison(op) + (is_day ? " DATE " : " TIMESTAMP ") + sql_text(at) + ')');
      }
      return boolean(depth - 1);
    case 14:
      if (have(is_timestamp) && have(is_date)) return compare(any_comparison(), timestamp(depth - 1), Side(timestamp(depth - 1)));
      if (have(is_date)) return compare(any_comparison(), date(depth - 1), Side(date(depth - 1)));
      return boolean(depth - 1);
    case 15: {
      const SqlScalar a = number(depth - 1);
      return compare(any_comparison(), a, reduction(a.type()));
    }
    case 16: {
      const SqlScalar a = boolean(depth - 1);
      const bool value = choice_.percent(50);
      return truth(a.series.fillna(value), "coalesce(" + a.sql + (value ? ", true)" : ", false)"));
    }
    default:
      return choose(boolean(depth - 1), boolean(depth - 1), depth - 1);
  }
}

}  // namespace weft::fuzz
