// Numbers of objects -> their bytes.
#include "cluster/worker/object_cache.h"

#include <string>

#include <arrow/buffer.h>

#include <weft/error.h>

namespace weft::cluster {

std::shared_ptr<arrow::Buffer> ObjectCache::open(std::uint64_t object) const {
  weft_bytes bytes{};
  std::uint64_t pin = 0;
  if (store_.open(object, &bytes, &pin))
    throw Error(ErrorKind::cluster, "An object is not at this node any more: " + std::to_string(object));
  return {new arrow::Buffer(bytes.data, static_cast<std::int64_t>(bytes.size)), [close = store_.close, pin](arrow::Buffer* read) {
            delete read;
            close(pin);
          }};
}

std::shared_ptr<arrow::Buffer> ObjectCache::keep_open(std::uint64_t object) {
  std::uint64_t forgotten = 0;
  {
    const std::lock_guard lock(mutex_);
    forgotten = forgotten_;
    if (const auto found = places_.find(object); found != places_.end()) {
      kept_.splice(kept_.begin(), kept_, found->second);
      return found->second->second;
    }
  }
  std::shared_ptr<arrow::Buffer> opened = open(object);
  const auto size = static_cast<std::uint64_t>(opened->size());
  Kept closed;  // outside the lock
  const std::lock_guard lock(mutex_);
  // What was to be forgotten meanwhile, which may be this one, would stay for ever.
  if (size > most_bytes_ || places_.contains(object) || forgotten != forgotten_) return opened;
  kept_.emplace_front(object, opened);
  places_[object] = kept_.begin();
  bytes_ += size;
  while (bytes_ > most_bytes_) {
    bytes_ -= static_cast<std::uint64_t>(kept_.back().second->size());
    places_.erase(kept_.back().first);
    closed.splice(closed.begin(), kept_, std::prev(kept_.end()));
  }
  return opened;
}

void ObjectCache::forget(std::uint64_t object) {
  Kept closed;  // outside the lock
  const std::lock_guard lock(mutex_);
  ++forgotten_;
  const auto found = places_.find(object);
  if (found == places_.end()) return;
  bytes_ -= static_cast<std::uint64_t>(found->second->second->size());
  closed.splice(closed.begin(), kept_, found->second);
  places_.erase(found);
}

}  // namespace weft::cluster
