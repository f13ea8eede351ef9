// Expressions, groups and sorts against what NumPy and pandas give: record_kernels.py.
#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include <arrow/table.h>
#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "kernel/kernel_case.h"
#include "plan/ops/aggregate.h"
#include "plan/ops/project.h"
#include "plan/ops/sort.h"

namespace weft::kernel_test {
namespace {

namespace json = boost::json;
using namespace plan;

json::object recorded(const std::string& name) {
  std::ifstream file(std::string(WEFT_TEST_DATA) + '/' + name);
  std::stringstream text;
  text << file.rdbuf();
  return json::parse(text.str()).as_object();
}

std::string text(const json::value& value) { return std::string(value.as_string()); }

Texts texts(const json::value& values) {
  Texts read;
  for (const json::value& value : values.as_array()) read.push_back(text(value));
  return read;
}

dd::Table read_table(const json::value& columns) {
  std::vector<TextColumn> read;
  for (const auto& [name, column] : columns.as_object())
    read.push_back({std::string(name), dd::dtype(text(column.at("type"))), texts(column.at("values"))});
  return table(read);
}

BinaryOp operation(const std::string& symbol) {
  static const std::map<std::string, BinaryOp> operations{{"+", BinaryOp::add}, {"-", BinaryOp::sub},       {"*", BinaryOp::mul},
                                                          {"/", BinaryOp::div}, {"//", BinaryOp::floordiv}, {"%", BinaryOp::mod},
                                                          {"==", BinaryOp::eq}, {"!=", BinaryOp::ne},       {"<", BinaryOp::lt},
                                                          {"<=", BinaryOp::le}, {">", BinaryOp::gt},        {">=", BinaryOp::ge}};
  return operations.at(symbol);
}

/// As the recording has missing values.
Texts without_nan(Texts values) {
  std::replace(values.begin(), values.end(), std::string("nan"), std::string("null"));
  return values;
}

void expect_recorded(const Expr& scalar, const json::value& expected, const dd::Table& columns) {
  EXPECT_EQ(type_of(scalar, columns), dd::dtype(text(expected.at("type")))) << to_string(scalar);
  EXPECT_EQ(without_nan(evaluate(scalar, columns)), texts(expected.at("values"))) << to_string(scalar);
}

TEST(Recorded, ExpressionsOverPairsOfTypes) {
  const json::object all = recorded("expressions.json");
  const dd::Table columns = read_table(all.at("columns"));
  for (const json::value& pair : all.at("pairs").as_array())
    expect_recorded(
        binary(operation(text(pair.at("op"))), plan::column(text(pair.at("left"))), plan::column(text(pair.at("right")))), pair,
        columns);
}

TEST(Recorded, ExpressionsWithLiterals) {
  const json::object all = recorded("expressions.json");
  const dd::Table columns = read_table(all.at("columns"));
  for (const json::value& pair : all.at("literals").as_array()) {
    const json::value& value = pair.at("literal");
    const Literal constant = value.is_double() ? Literal(value.as_double()) : Literal(value.as_int64());
    expect_recorded(binary(operation(text(pair.at("op"))), plan::column(text(pair.at("left"))), literal(constant)), pair,
                    columns);
  }
}

TEST(Recorded, Groups) {
  const json::object all = recorded("rows.json");
  const dd::Table input = read_table(all.at("columns"));
  for (const json::value& expected : all.at("groups").as_array()) {
    Aggregate op{texts(expected.at("keys")), {}, expected.at("drop_null_keys").as_bool()};
    std::vector<Expr> inputs{input_of(input)};
    for (const std::string& key : op.keys) inputs.push_back(plan::column(key));
    for (const json::value& item : all.at("items").as_array()) {
      const AggregateFunction function = aggregate_function(text(item.at(1)));
      op.items.push_back({function, text(item.at(1)) + '_' + text(item.at(0))});
      if (function != AggregateFunction::size) inputs.push_back(plan::column(text(item.at(0))));
    }
    // Each half of the rows alone and both: groups that exist, and groups that come later.
    Texts given = rows(run(make(op, inputs), {input.head(150), dd::Table(input.arrow()->Slice(150))}));
    std::sort(given.begin(), given.end());
    EXPECT_EQ(given, texts(expected.at("rows"))) << expected.at("keys");
  }
}

TEST(Recorded, Sorts) {
  const json::object all = recorded("rows.json");
  const dd::Table input = read_table(all.at("columns"));
  for (const json::value& expected : all.at("sorts").as_array()) {
    Sort order;
    const Texts by = texts(expected.at("by"));
    for (std::size_t index = 0; index < by.size(); ++index)
      order.keys.push_back({by[index], expected.at("ascending").at(index).as_bool()});
    order.nulls_first = expected.at("nulls_first").as_bool();
    const Texts wanted = texts(expected.at("rows"));
    const Expr sort = make(order, {input_of(input)});
    EXPECT_EQ(column(run(sort, {input}), "row"), wanted) << expected.at("by");

    order.limit = 25;
    EXPECT_EQ(column(run(make(order, {input_of(input)}), {input}), "row"), Texts(wanted.begin(), wanted.begin() + 25))
        << expected.at("by");
  }
}

}  // namespace
}  // namespace weft::kernel_test
