// Values mapped by what another column has for them by its index, compared with pandas.
#include "frame_methods_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;
using dd::Series;

/// z by the index id.
Series tens(const Rows& rows) { return few_of(rows).set_index("id")["z"]; }

TEST(MapByIndex, Numbers) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = rows_of(rows);
    const Series z = tens(rows);
    return frame_of(r, {{"id", r["id"]}, {"z", r["id"].map(z)}, {"twice", (r["id"] * 7).map(z) + 1}});
  });
}
TEST(MapByIndex, Texts) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = rows_of(rows);
    // Of equal keys the first counts.
    const DataFrame names = r.dropna({.subset = {"key"}}).sort_values("id").set_index("key");
    return frame_of(r, {{"key", r["key"]}, {"other", r["key"].map(names["other"])}});
  });
}
TEST(MapByIndex, AsFilter) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = rows_of(rows);
    return r[r["id"].map(tens(rows)) > 100][{"id", "key"}];
  });
}
TEST(MapByIndex, AsKey) {
  expect_recorded([](const Rows& rows) {
    const DataFrame r = rows_of(rows);
    return r.groupby((floordiv(r["id"], 2) * 2).map(tens(rows)).rename("half"), {.sort = true}).agg({{"id", "sum"}});
  });
}
TEST(MapByIndex, Errors) {
  const DataFrame t = dd::from_dict({{"k", {"a", "b"}}, {"x", {1, 2}}});
  expect_error(ErrorKind::user,
               "map: the other column has no index: set_index says which column it is, and a selection keeps it only where it "
               "names that column",
               [&] { t["k"].map(t["x"]); });
  expect_error(ErrorKind::user, "map: keys of these types cannot meet: x int64, k string",
               [&] { t["x"].map(t.set_index("k")["x"]); });
}

}  // namespace
}  // namespace weft::frame_test
