// Op names -> what makes their kernels.
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <utility>

namespace weft::kernel {

template <class Make>
class Makers {
 public:
  void add(std::string_view op, Make make) {
    std::lock_guard lock(mutex_);
    makers_.try_emplace(std::string(op), std::move(make));
  }
  /// Null when there is none. Entries are never taken out.
  const Make* find(std::string_view op) const {
    std::shared_lock lock(mutex_);
    const auto found = makers_.find(op);
    return found == makers_.end() ? nullptr : &found->second;
  }

 private:
  mutable std::shared_mutex mutex_;
  std::map<std::string, Make, std::less<>> makers_;
};

}  // namespace weft::kernel
