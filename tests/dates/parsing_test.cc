// to_datetime and to_timedelta, compared with pandas.
#include "moments.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::Series;
using dd::to_datetime;
using dd::to_timedelta;

TEST(Parsing, Iso) {
  expect_moments([](const DataFrame& t) {
    return Columns{{"at", to_datetime(t["at"].astype(dd::string))},
                   {"seen", to_datetime(t["seen"].astype(dd::string))},
                   {"day", to_datetime(t["day"])},
                   {"same", to_datetime(t["at"])}};
  });
}
TEST(Parsing, Formats) {
  expect_moments([](const DataFrame& t) {
    return Columns{{"us", to_datetime(t["us"], {.format = "%m/%d/%Y %I:%M %p"})},
                   {"long", to_datetime(t["long"], {.format = "%A, %d %B %Y %H:%M:%S.%f"})}};
  });
}
TEST(Parsing, Offsets) {
  expect_moments([](const DataFrame& t) {
    return Columns{{"iso", to_datetime(t["offset"], {.utc = true})},
                   {"format", to_datetime(t["offset"], {.format = "%Y-%m-%d %H:%M:%S%z", .utc = true})},
                   {"naive", to_datetime(t["utc"], {.utc = true})}};
  });
}
TEST(Parsing, Coerce) {
  expect_recorded([](const Rows& rows) {
    const DataFrame t = moments(rows);
    // Alternately a duration and none.
    const Series took = t["length"].where(t["id"] % 2 == 1, t["mixed"]);
    return frame_of(t, {{"iso", to_datetime(t["mixed"], {.errors = "coerce"})},
                        {"format", to_datetime(t["mixed"], {.format = "%H:%M", .errors = "coerce"})},
                        {"took", to_timedelta(took, {.errors = "coerce"})}});
  });
}
TEST(Parsing, Units) {
  expect_moments([](const DataFrame& t) {
    Columns columns;
    for (const char* unit : {"s", "ms", "us"}) columns.emplace_back(unit, to_datetime(t["seconds"], {.unit = unit}));
    columns.emplace_back("ns", to_datetime(t["seconds"]));
    columns.emplace_back("D", to_datetime(t["n"], {.unit = "D"}));
    columns.emplace_back("part", to_datetime(t["part"], {.unit = "s"}));
    columns.emplace_back("utc", to_datetime(t["seconds"], {.unit = "s", .utc = true}));
    return columns;
  });
}
TEST(Parsing, Lengths) {
  expect_moments([](const DataFrame& t) {
    return Columns{{"text", to_timedelta(t["length"])},
                   {"s", to_timedelta(t["seconds"], {.unit = "s"})},
                   {"ms", to_timedelta(t["part"], {.unit = "ms"})},
                   {"W", to_timedelta(t["n"], {.unit = "W"})},
                   {"ns", to_timedelta(t["seconds"])},
                   {"same", to_timedelta(t["gap"])}};
  });
}

}  // namespace
}  // namespace weft::frame_test
