// concat: the rows of several frames, or their columns.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::DataFrame;

DataFrame people(const Rows& rows) { return rows("../../joins/data/people.csv"); }
DataFrame orders(const Rows& rows) { return rows("../../joins/data/orders.csv"); }
DataFrame places(const Rows& rows) { return rows("../../joins/data/places.csv"); }
DataFrame few(const Rows& rows) { return people(rows)[{"id", "city", "number"}]; }
DataFrame some(const Rows& rows) { return orders(rows)[{"id", "city", "amount", "note"}]; }

TEST(Concat, Same) {
  expect_recorded([](const Rows& rows) {
    const DataFrame frame = few(rows);
    return dd::concat({frame, frame[frame["number"] > 30], frame[frame["number"] < 0]});
  });
}
TEST(Concat, Outer) {
  expect_recorded([](const Rows& rows) { return dd::concat({few(rows), some(rows), places(rows)}); });
}
TEST(Concat, Inner) {
  expect_recorded([](const Rows& rows) { return dd::concat({people(rows), orders(rows), places(rows)}, {.join = "inner"}); });
}
TEST(Concat, Widened) {
  expect_recorded([](const Rows& rows) {
    return dd::concat(
        {people(rows)[{"id", "name"}], orders(rows)[{"score", "note"}].rename({{"score", "id"}, {"note", "name"}})});
  });
}
TEST(Concat, Beside) {
  expect_recorded([](const Rows& rows) {
    const DataFrame frame = people(rows);
    return dd::concat({frame[{"id", "city"}], frame[{"number"}].assign("twice", frame["number"] * 2)}, {.axis = 1});
  });
}
TEST(Concat, ThenFiltered) {
  expect_recorded([](const Rows& rows) {
    const DataFrame made = dd::concat({few(rows), some(rows)});
    return made[made["id"] > 9][{"city", "id"}];
  });
}
TEST(Concat, ThenGrouped) {
  expect_recorded([](const Rows& rows) {
    return dd::concat({few(rows), some(rows)}).groupby("city").agg({{"number", "sum", "number"}, {"amount", "sum", "amount"}});
  });
}

TEST(ConcatErrors, AreSaid) {
  const DataFrame left = dd::read_csv(data_file("../../joins/data/people.csv"));
  const DataFrame right = dd::read_csv(data_file("../../joins/data/orders.csv"));
  const auto user = [](const std::string& message, auto act) { expect_error(ErrorKind::user, message, act); };
  user("concat needs at least one frame", [&] { dd::concat({}); });
  user("concat: .axis is 0 or 1, not 2", [&] { dd::concat({left, right}, {.axis = 2}); });
  user("concat: .join is \"outer\" or \"inner\", not left", [&] { dd::concat({left, right}, {.join = "left"}); });
  user("concat: no type holds both int64 and string: id", [&] {
    dd::concat({left[{"id"}], right[{"city"}].rename({{"city", "id"}})});
  });
  // Times with a zone and without one are not the same, whatever the values.
  const DataFrame naive =
      dd::from_dict({{"z", {"2024-01-31"}}}).assign("z", dd::to_datetime(dd::from_dict({{"z", {"2024-01-31"}}})["z"]));
  user("concat: no type holds both timestamp and timestamp[UTC]: z", [&] {
    dd::concat({naive, naive.assign("z", naive["z"].dt().tz_localize("UTC"))});
  });
  user("concat: no type holds both timestamp[Europe/Paris] and timestamp[UTC]: z", [&] {
    dd::concat(
        {naive.assign("z", naive["z"].dt().tz_localize("Europe/Paris")), naive.assign("z", naive["z"].dt().tz_localize("UTC"))});
  });
  const DataFrame both = naive.assign("u", naive["z"].dt().tz_localize("UTC"));
  user("melt: the columns share no type: z timestamp, u timestamp[UTC]", [&] { both.melt({.value_vars = {"z", "u"}}); });
  user("rowwise: no type holds both timestamp and timestamp[UTC]: u", [&] { both.rowwise().max(); });
  user("concat: two frames have a column of one name: id", [&] { dd::concat({left, left[{"id"}]}, {.axis = 1}); });
  user("concat needs columns of the same rows; one was filtered, sorted or read apart from the other (columns: id; and: note)",
       [&] {
         dd::concat({left[{"id"}], right[{"note"}]}, {.axis = 1});
       });
}

}  // namespace
}  // namespace weft::frame_test
