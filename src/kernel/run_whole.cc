// An op and the inputs of its task -> its results at once.
#include "kernel/run_whole.h"

#include <utility>

#include "kernel/makers.h"

namespace weft::kernel {
namespace {

Makers<RunWhole>& wholes() {
  static Makers<RunWhole>& only = *new Makers<RunWhole>;
  return only;
}

}  // namespace

void register_whole(std::string_view op, RunWhole run) { wholes().add(op, std::move(run)); }

const RunWhole* find_whole(std::string_view op) { return wholes().find(op); }

}  // namespace weft::kernel
