// DataFrame::map_partitions and from_map: functions of the program's own, called once a partition.
#include <weft/from_map.h>

#include <weft/dataframe.h>

#include "frame/function_call.h"
#include "frame/table_schema.h"
#include "plan/ops/from_map.h"
#include "plan/ops/map_beside.h"
#include "plan/ops/map_partitions.h"
#include "plan/partitions.h"

namespace weft::dd {

using namespace plan;

PartitionArgument::PartitionArgument(const DataFrame& frame) : held_(Computed{frame.expr(), false}) {}
PartitionArgument::PartitionArgument(const Series& series) : held_(Computed{series.expr(), false}) {}
PartitionArgument::PartitionArgument(const Scalar& scalar) : held_(Computed{scalar.expr(), true}) {}

DataFrame DataFrame::call_partitions(const std::string& function) const {
  const Table made =
      frame::call_once("map_partitions", find_function(function), {frame::rows_argument(frame::empty_table(expr_->schema()))});
  return DataFrame(make(MapPartitions{function, frame::schema_of(made)}, {expr_}));
}

DataFrame DataFrame::call_partitions_with(const std::string& function, const std::vector<PartitionArgument>& arguments) const {
  MapBeside op{function, {}, {}};
  std::vector<Expr> inputs{expr_};
  std::vector<frame::CallArgument> given{frame::rows_argument(frame::empty_table(expr_->schema()))};
  for (const PartitionArgument& argument : arguments) {
    if (argument.is_partition_number()) {
      op.arguments.push_back({.value = std::int64_t{0}, .is_number = true});
      given.push_back(frame::value_argument(Value(0)));
      continue;
    }
    if (argument.value()) {
      op.arguments.push_back({argument.value()->variant(), 0, false});
      given.push_back(frame::value_argument(*argument.value()));
      continue;
    }
    const Expr& frame = *argument.frame();
    op.arguments.push_back({{}, static_cast<std::uint32_t>(inputs.size()), argument.is_scalar()});
    inputs.push_back(frame);
    if (argument.is_scalar()) {
      given.push_back({{}, false, frame->schema()[0].type.id()});
      continue;
    }
    given.push_back(frame::rows_argument(frame::empty_table(frame->schema())));
    const auto mine = known_num_partitions(expr_), theirs = known_num_partitions(frame);
    if (mine && theirs && *theirs != 1 && *mine != *theirs)
      throw Error(ErrorKind::user, "map_partitions: function " + function + " gets frames of different numbers of partitions: " +
                                       std::to_string(*mine) + " and " + std::to_string(*theirs));
  }
  op.columns = frame::schema_of(frame::call_once("map_partitions", find_function(function), given));
  return DataFrame(make(std::move(op), std::move(inputs)));
}

}  // namespace weft::dd

namespace weft {

using namespace plan;

dd::DataFrame detail::call_from_map(const std::string& function, const std::vector<dd::CallArguments>& calls,
                                    const dd::FromMap& options) {
  if (calls.empty()) throw Error(ErrorKind::user, "from_map needs at least one call");
  const FunctionInfo& info = find_function(function);
  plan::FromMap op{function, {}, {}};
  for (const dd::CallArguments& call : calls) {
    MapCall made;
    std::vector<frame::CallArgument> given;
    for (const dd::Value& value : call.values()) {
      made.arguments.push_back(value.variant());
      given.push_back(frame::value_argument(value));
    }
    op.calls.push_back(std::move(made));
    frame::check_call("from_map", info, given);
    if (op.columns.size() > 0 || !options.columns.empty()) continue;
    op.columns = frame::schema_of(frame::call_once("from_map", info, given));
  }
  std::vector<Field> fields;
  for (const auto& [name, type] : options.columns) fields.push_back({name, type});
  if (!fields.empty()) op.columns = Schema(std::move(fields));
  return dd::DataFrame(make(std::move(op)));
}

}  // namespace weft
