// A source -> the same with fewer columns.
#include "plan/narrow_source.h"

#include "plan/ops/in_memory.h"
#include "plan/ops/read_csv.h"
#include "plan/ops/read_ipc.h"
#include "plan/ops/read_json.h"
#include "plan/ops/read_parquet.h"

namespace weft::plan {

std::optional<Expr> narrow_source(const Expr& frame, std::vector<Expr> inputs,
                                  const std::function<bool(const std::string& name)>& is_needed) {
  const auto narrowed = [&](auto source) {
    std::erase_if(source.wanted, [&](const std::string& name) { return !is_needed(name); });
    return make(std::move(source), std::move(inputs));
  };
  if (const auto* op = frame->as<ReadCsv>()) return narrowed(*op);
  if (const auto* op = frame->as<ReadParquet>()) return narrowed(*op);
  if (const auto* op = frame->as<ReadJson>()) return narrowed(*op);
  if (const auto* op = frame->as<ReadIpc>()) return narrowed(*op);
  if (const auto* op = frame->as<InMemory>()) return narrowed(*op);
  return std::nullopt;
}

}  // namespace weft::plan
