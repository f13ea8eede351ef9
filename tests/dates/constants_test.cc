// Text that stands for dates: comparisons, isin, between, fillna, compared with pandas.
#include "moments.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

/// The first date that there is, as recorded.
std::string first_day() {
  static const std::string day = [] {
    const dd::Column days = dd::read_csv(data_file("../../dates/data/moments.csv"))["day"].compute();
    std::size_t row = 0;
    while (days.is_null(row)) ++row;
    return days.to_string(row);
  }();
  return day;
}

TEST(Constants, Comparisons) {
  expect_moments([](const DataFrame& t) {
    return Columns{{"after", t["seen"] >= "2000-01-01"},
                   {"before", t["at"] < "1970-01-01"},
                   {"moment", t["at"] == "2024-02-29 13:45:06.5"},
                   {"day", t["day"] > "2000-02-29"}};
  });
}
TEST(Constants, IsIn) {
  expect_moments([](const DataFrame& t) {
    const std::vector<dd::Value> wanted{"2024-01-01", "2024-02-29T13:45:06.5", "1950-01-01"};
    std::vector<dd::Value> or_null = wanted;
    or_null.push_back(nullptr);
    return Columns{{"at", t["at"].isin(wanted)},
                   {"seen", t["seen"].isin(wanted)},
                   {"null", t["seen"].isin(or_null)},
                   {"day", t["day"].isin({first_day(), "2024-01-01"})}};
  });
}
TEST(Constants, Between) {
  expect_moments([](const DataFrame& t) {
    return Columns{{"at", t["at"].between("1970-01-01", "2024-01-01")}, {"day", t["day"].between("1950-01-01", "2000-12-31")}};
  });
}
TEST(Constants, FillNull) {
  expect_moments([](const DataFrame& t) {
    return Columns{{"seen", t["seen"].fillna("2024-02-29 01:02:03")}, {"day", t["day"].fillna("1999-12-31")}};
  });
}
TEST(Constants, FirstDay) {
  expect_recorded([](const Rows&) { return Result::Values{{"first", first_day()}}; });
}

}  // namespace
}  // namespace weft::frame_test
