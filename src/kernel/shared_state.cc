// What tasks of one computation make once and use together.
#include "kernel/shared_state.h"

namespace weft::kernel {

std::shared_ptr<void> SharedState::get_any(const std::string& key, const std::function<std::shared_ptr<void>()>& make) {
  std::shared_ptr<Entry> entry;
  {
    std::lock_guard lock(mutex_);
    auto& known = entries_[key];
    if (!known) known = std::make_shared<Entry>();
    entry = known;
  }
  std::lock_guard lock(entry->mutex);
  if (!entry->value) entry->value = make();
  return entry->value;
}

}  // namespace weft::kernel
