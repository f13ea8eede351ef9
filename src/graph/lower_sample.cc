// sample and random_number -> each partition told which one it is, so that no two have the same numbers.
#include "graph/lowerings.h"
#include "plan/ops/random_number.h"
#include "plan/ops/sample.h"

namespace weft::graph {
namespace {

template <class Op>
std::optional<Stage> lower_numbers(Planner& planner, const Expr& frame) {
  auto input = planner.stage(frame->input());
  if (!input) return std::nullopt;
  for (std::size_t index = 0; index < input->pieces.size(); ++index) {
    Op own = *frame->as<Op>();
    own.partition = index;
    input->pieces[index].fragment = plan::make(std::move(own), {input->pieces[index].fragment});
  }
  return input;
}

}  // namespace

std::optional<Stage> lower_sample(Planner& planner, const Expr& frame) { return lower_numbers<plan::Sample>(planner, frame); }

std::optional<Stage> lower_random_number(Planner& planner, const Expr& frame) {
  return lower_numbers<plan::RandomNumber>(planner, frame);
}

}  // namespace weft::graph
