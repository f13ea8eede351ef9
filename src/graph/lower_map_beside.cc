// map_beside -> the other frames computed first, and read by the tasks of the first one: whole, or partition by partition.
#include <weft/error.h>

#include "graph/join_input.h"
#include "graph/lowerings.h"
#include "plan/ops/map_beside.h"
#include "plan/ops/task_input.h"

namespace weft::graph {
namespace {

using namespace plan;

/// The names of what one argument reads, by the number of the partition; one list for all where there is but one.
using Beside = std::vector<std::vector<std::string>>;

std::optional<Beside> run_argument(Planner& planner, const Expr& frame) {
  const auto stage = planner.stage(frame);
  return stage ? compute_pieces(planner, *stage) : std::nullopt;
}

}  // namespace

std::optional<Stage> lower_map_beside(Planner& planner, const Expr& frame) {
  const MapBeside& op = *frame->as<MapBeside>();
  auto rows = planner.stage(frame->input());
  bool complete = rows.has_value();
  std::vector<Beside> arguments;
  for (std::size_t index = 1; index < frame->inputs().size(); ++index) {
    auto results = run_argument(planner, frame->input(index));
    complete &= results.has_value();
    if (results) arguments.push_back(std::move(*results));
  }
  if (!complete) return std::nullopt;
  for (std::size_t index = 0; index < rows->pieces.size(); ++index) {
    std::vector<std::vector<std::string>> slots;
    for (const Beside& argument : arguments) {
      if (argument.size() != 1 && argument.size() != rows->pieces.size())
        throw Error(ErrorKind::user, "map_partitions: function " + op.function +
                                         " gets frames of different numbers of partitions: " +
                                         std::to_string(rows->pieces.size()) + " and " + std::to_string(argument.size()));
      slots.push_back(argument[argument.size() == 1 ? 0 : index]);
    }
    Stage one = read_beside({{std::move(rows->pieces[index])}}, slots, [&](const Expr& fragment, std::uint32_t slot) {
      std::vector<Expr> inputs{fragment};
      for (std::size_t input = 1; input < frame->inputs().size(); ++input, ++slot)
        inputs.push_back(make(TaskInput{frame->input(input)->schema(), slot}));
      MapBeside numbered = op;
      for (BesideArgument& argument : numbered.arguments)
        if (argument.is_number) argument.value = static_cast<std::int64_t>(index);
      return make(std::move(numbered), std::move(inputs));
    });
    rows->pieces[index] = std::move(one.pieces[0]);
  }
  return rows;
}

}  // namespace weft::graph
