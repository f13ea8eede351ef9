// cut and to_numeric.
#include <limits>

#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

TEST(Cut, Labels) {
  expect_columns([](const DataFrame& t) {
    const double infinity = std::numeric_limits<double>::infinity();
    return Columns{{"whole", cut(t["i"], {-60, -10, 0, 10, 20})},
                   {"lowest", cut(t["i"], {-50, 0, 10}, {.include_lowest = true})},
                   {"left", cut(t["n"], {-5, 0, 5}, {.right = false})},
                   {"left_lowest", cut(t["i"], {0, 10, 48}, {.right = false, .include_lowest = true})},
                   {"floats", cut(t["g"], {-50.0, -0.5, 0.123456, 10, infinity})},
                   {"close", cut(t["g"], {-50, 1.00001, 1.00002, 50})},
                   {"tiny", cut(t["f"], {-1, 0.0000123456, 0.0000123457, 2})},
                   {"named", cut(t["i"], {-50, 0, 50}, {.labels = {"low", "high"}})},
                   {"codes", cut(t["i"], {-20, 0, 10, 20}, {.codes = true})}};
  });
}
TEST(Cut, CategoriesAscend) {
  expect_recorded([](const Rows& rows) {
    const DataFrame t = rows("types.csv");
    const dd::Series size = cut(t["i"], {-50, 0, 10, 50}, {.labels = {"small", "middle", "large"}}).rename("size");
    return t.assign("size", size)[{"size", "i"}][size >= "middle"]
        .groupby("size", {.sort = true})
        .agg({{"i", "count"}, {"i", "max", "most"}});
  });
}
TEST(Cut, CategoriesAreKnown) {
  const DataFrame t = dd::read_csv(data_file("types.csv"));
  const dd::Series made = cut(t["i"], {-50, -20, 50});
  EXPECT_EQ(made.dtype(), dd::category);
  EXPECT_TRUE(made.cat().ordered());
  EXPECT_EQ(made.cat().categories(), (std::vector<std::string>{"(-50, -20]", "(-20, 50]"}));
  EXPECT_EQ(cut(t["i"], 2, {.labels = {"b", "a"}}).cat().categories(), (std::vector<std::string>{"b", "a"}));
  EXPECT_TRUE(qcut(t["i"], 2, {.labels = {"b", "a"}}).cat().ordered());
  EXPECT_EQ(cut(t["i"], 2).dtype(), dd::string);
}
TEST(Cut, ToNumeric) {
  const std::vector<std::string> text{"1", " 2.5 ", "x", "", "", "-3e2", "1e400", "+7", "1 2", "-", "inf"};
  const std::vector<bool> valid{true, true, true, true, false, true, true, true, true, true, true};
  const dd::Table table({{"text", dd::Column(text, valid)}});
  expect_recorded([&](const Rows& rows) { return to_numeric(rows(table)["text"], {.errors = "coerce"}).rename("number"); });
}

TEST(Cut, ToNumericKeepsNumbersAndRaises) {
  const DataFrame t = dd::read_csv(data_file("types.csv"));
  EXPECT_EQ(to_numeric(t["i"]).expr(), t["i"].expr());
  EXPECT_EQ(to_numeric(t["s"]).dtype(), dd::float64);
  const dd::Table table({{"text", dd::Column(std::vector<std::string>{"1", "many"})}});
  expect_error(ErrorKind::data, "Not a float64: \"many\" [task_input: cast(text, float64)]",
               [&] { to_numeric(dd::from_table(table)["text"]).compute(); });
}

TEST(Cut, Errors) {
  const DataFrame t = dd::read_csv(data_file("types.csv"));
  const auto user = [](const std::string& message, auto act) { expect_error(ErrorKind::user, message, act); };
  user("cut needs at least two bins, not 1", [&] { cut(t["i"], std::vector<dd::Value>{1}); });
  user("cut: the bins must ascend; here they do not: 1", [&] { cut(t["i"], {0, 1, 1}); });
  user("cut needs one label for each of the 2 intervals, not 1", [&] { cut(t["i"], {0, 1, 2}, {.labels = {"x"}}); });
  user("cut: a label comes twice: x", [&] { cut(t["i"], {0, 1, 2}, {.labels = {"x", "x"}}); });
  user("cut: .labels and .codes exclude each other", [&] { cut(t["i"], {0, 1}, {.labels = {"x"}, .codes = true}); });
  user("Cannot cut string: cut(s, (0.0, 1.0])", [&] { cut(t["s"], {0, 1}); });
  user("Cannot read numbers from date: to_number(d)", [&] { to_numeric(t["d"]); });
  user("to_numeric: .errors is \"raise\" or \"coerce\", not ignore", [&] { to_numeric(t["s"], {.errors = "ignore"}); });
}

}  // namespace
}  // namespace weft::frame_test
