// Which token the work of a thread has.
#include <weft/cancellation.h>

#include <utility>

namespace weft {
namespace {

thread_local std::optional<Cancellation> token_of_this_thread;

}  // namespace

CancellationScope::CancellationScope(Cancellation cancellation)
    : outer_(std::exchange(token_of_this_thread, std::move(cancellation))) {}

CancellationScope::~CancellationScope() { token_of_this_thread = std::move(outer_); }

std::optional<Cancellation> CancellationScope::current() { return token_of_this_thread; }

}  // namespace weft
