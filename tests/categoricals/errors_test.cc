// What a program may do wrong with categories -> messages.
#include "frame_case/frame_case.h"

namespace weft::frame_test {
namespace {

using dd::Categories;
using dd::Series;
using Names = std::vector<std::string>;

Series text() { return dd::read_csv(data_file("types.csv"))["key"]; }
Series level() { return text().astype(Categories{{"low", "high"}, true}); }
Series plain() { return text().astype(Categories{{"low", "high"}}); }

TEST(CategoryErrors, NotACategory) {
  expect_error(ErrorKind::user, "cat() needs a category column; key is string", [] { text().cat(); });
}
TEST(CategoryErrors, NotKnown) {
  const std::string message = "Categories are not known, cat().as_known() computes them: key";
  const Series unknown = text().astype(dd::category);
  expect_error(ErrorKind::user, message, [&] { unknown.cat().categories(); });
  expect_error(ErrorKind::user, message, [&] { unknown.cat().codes(); });
  expect_error(ErrorKind::user, message, [&] { unknown.cat().as_ordered(); });
  expect_error(ErrorKind::user, message, [&] { unknown.cat().add_categories("x"); });
}
TEST(CategoryErrors, Twice) {
  expect_error(ErrorKind::user, "Category comes twice: a", [] { text().astype(Categories{{"a", "b", "a"}}); });
  expect_error(ErrorKind::user, "Category comes twice: a", [] { plain().cat().set_categories({"a", "a"}); });
  expect_error(ErrorKind::user, "Category comes twice: high", [] { plain().cat().rename_categories({{"low", "high"}}); });
}
TEST(CategoryErrors, Lists) {
  expect_error(ErrorKind::user, "Category is there already: low", [] { plain().cat().add_categories("low"); });
  expect_error(ErrorKind::user, "Category not found: lo (have: low, high; did you mean low?)",
               [] { plain().cat().remove_categories("lo"); });
  expect_error(ErrorKind::user, "rename_categories: one name for each of the 2 categories, not 1",
               [] { plain().cat().rename_categories(Names{"x"}); });
  expect_error(ErrorKind::user, "Category not found: middle (have: low, high)", [] {
    plain().cat().reorder_categories({"low", "middle"});
  });
  expect_error(ErrorKind::user, "reorder_categories needs all categories; missing: high",
               [] { plain().cat().reorder_categories({"low"}); });
}
TEST(CategoryErrors, Order) {
  const std::string message = "Only ordered categories compare by <, <=, > and >=, among themselves or with one of them: ";
  expect_error(ErrorKind::user, message + "(as_category(key, [low, high]) < \"low\")", [] { plain() < "low"; });
  expect_error(ErrorKind::user, message + "(cast(key, category) >= \"low\")", [] { text().astype(dd::category) >= "low"; });
  expect_error(ErrorKind::user, "Category not found: medium (have: low, high)", [] { level() < "medium"; });
  expect_error(ErrorKind::user, "Only ordered categories have a smallest and a largest one: as_category(key, [low, high])",
               [] { plain().min(); });
  expect_error(ErrorKind::user,
               "maximum: categories in another order than that of their texts are compared by cat().codes(): key",
               [] { dd::maximum(level(), "low"); });
  expect_error(
      ErrorKind::user,
      "set_index: the categories of an index are in the order of their texts, which those of 'key' are not; their codes can be "
      "one: cat().codes()",
      [] { dd::read_csv(data_file("types.csv")).assign("key", level()).set_index("key"); });
}
TEST(CategoryErrors, NoneOfThem) {
  expect_error(ErrorKind::user, "Category not found: hig (have: low, high; did you mean high?)", [] { plain().fillna("hig"); });
  expect_error(ErrorKind::user, "Category not found: other (have: low, high)", [] { plain().where(plain() == "low", "other"); });
  expect_error(ErrorKind::user, "Cannot fill category with string: coalesce(as_category(key, [low, high]), key)",
               [] { plain().fillna(text()); });
}
TEST(CategoryErrors, Arithmetic) {
  expect_error(ErrorKind::user, "Cannot compute category + string: (as_category(key, [low, high]) + \"s\")",
               [] { plain() + "s"; });
}
TEST(CategoryErrors, Categorize) {
  const dd::DataFrame frame = dd::read_csv(data_file("types.csv"));
  expect_error(ErrorKind::user, "categorize needs columns of text; i is int64", [&] { frame.categorize("i"); });
}
TEST(CategoryErrors, Columns) {
  const std::vector<std::int64_t> numbers{1};
  const dd::Column column{std::span(numbers)};
  expect_error(ErrorKind::user, "Column of type int64 has no categories", [&] { column.categories(); });
  expect_error(ErrorKind::user, "Column of type int64 has no categories", [&] { column.codes(); });
  expect_error(ErrorKind::user, "Column of type int64 has no categories", [&] { column.ordered(); });
}

}  // namespace
}  // namespace weft::frame_test
