// Plans as bytes and back; bytes that are no plan.
#include <gtest/gtest.h>
#include <weft/error.h>

#include "plan/ops/map_partitions.h"
#include "plan/ops/partition_by.h"
#include "plan/ops/string_function.h"
#include "plan/ops/task_input.h"
#include "plan/plans.h"
#include "plan/registry.h"

namespace weft::plan {
namespace {

/// A plan with every op and every kind of parameter.
std::vector<Expr> every_op() {
  register_builtin_ops();
  using enum dd::DType;
  Expr conditions = binary(BinaryOp::logical_and, make(IsIn{{Literal(std::int64_t{1}), Literal(2.5), Literal()}}, {column("a")}),
                           make(StringFunction{"contains", {std::string("x+"), true, false}}, {column("s")}));
  ReadCsv csv = *source()->as<ReadCsv>();
  csv.format.escape = '\\';
  csv.format.na_values = {"-", "none"};
  csv.path_column = "path";
  csv.files[0].row_starts = {1, 2, 3};
  Expr read = make(csv, {conditions});
  Expr projected =
      project(read, {"a", "x", "y", "z"},
              {column("a"), make(Cast{int32}, {column("f")}), make(Coalesce{}, {column("b"), literal(std::int64_t{0})}),
               unary(UnaryOp::abs, make(LiteralValue{Literal(std::int64_t{-1}), int8}))});
  Expr grouped = make(Aggregate{{"a"}, {{AggregateFunction::sum, "t"}, {AggregateFunction::size, "n"}}, false},
                      {projected, column("a"), column("x")});
  Sort order{{{"a", false}, {"t", true}}, true, 7};
  Expr keys = make(TaskInput{select(grouped, {"a", "t"})->schema(), 1});
  Expr merged =
      make(PartitionBy{PartitionMethod::range, 4, Sort{order.keys, true, {}}}, {make(TaskInput{grouped->schema()}), keys});
  return {limited(make(order, {filter(grouped, greater("n", 1))}), 3), merged, make(Limit{2}, {in_memory()})};
}

TEST(Codec, PlansComeBackAsTheSameNodes) {
  std::vector<Expr> plans = every_op();
  EXPECT_EQ(decode_plan(encode_plan(plans)), plans);
}

TEST(Codec, SharedNodesTravelOnce) {
  register_builtin_ops();
  Expr frame = source({"a"});
  for (int depth = 0; depth < 40; ++depth) frame = project(frame, {"a"}, {binary(BinaryOp::add, column("a"), column("a"))});
  EXPECT_LT(encode_plan({frame, frame}).size(), 5000u);
}

/// Decoding gives a plan or throws an Error; whatever it gives can be printed and encoded again.
void expect_plan_or_error(const std::string& bytes) {
  try {
    std::vector<Expr> plans = decode_plan(bytes);
    for (const Expr& plan : plans)
      if (plan->kind() == OpKind::frame) explain(plan);
    EXPECT_EQ(decode_plan(encode_plan(plans)), plans);
  } catch (const Error&) {
  }
}

TEST(Codec, DamagedBytesGiveAPlanOrAnError) {
  const std::string good = encode_plan(every_op());
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (unsigned char change : {0x01, 0x80, 0xff, 0x7f}) {
      std::string bad = good;
      bad[at] = static_cast<char>(static_cast<unsigned char>(bad[at]) ^ change);
      expect_plan_or_error(bad);
    }
  }
}

TEST(Codec, BytesThatAreCutShortAreAnError) {
  const std::string good = encode_plan(every_op());
  for (std::size_t size = 0; size < good.size(); ++size)
    EXPECT_THROW(decode_plan(std::string_view(good).substr(0, size)), Error) << size;
}

std::string message_of(const std::string& bytes) {
  try {
    decode_plan(bytes);
    return "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::cluster);
    return error.what();
  }
}

TEST(Codec, Messages) {
  register_builtin_ops();
  EXPECT_EQ(message_of(""), "Encoded plan is cut short: needs 8 more bytes, has 0");
  EXPECT_EQ(message_of(std::string(8, '\x7f')), "Encoded plan holds an impossible length: 9187201950435737471");
  std::string other = encode_plan({source({"a"})});
  other.replace(other.find("read_csv"), 8, "read_csw");
  EXPECT_EQ(message_of(other), "Op not registered here: read_csw");
}

}  // namespace
}  // namespace weft::plan
