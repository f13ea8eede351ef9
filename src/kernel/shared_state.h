// What tasks of one computation make once and use together, such as the hash table of a join's smaller side.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace weft::kernel {

class SharedState {
 public:
  /// What `make` gave for that key, which it is called for once; other tasks wait for it. When it throws, the next one tries.
  template <class T>
  std::shared_ptr<T> get(const std::string& key, const std::function<std::shared_ptr<T>()>& make) {
    return std::static_pointer_cast<T>(get_any(key, [&] { return std::static_pointer_cast<void>(make()); }));
  }

 private:
  struct Entry {
    std::mutex mutex;
    std::shared_ptr<void> value;
  };
  std::shared_ptr<void> get_any(const std::string& key, const std::function<std::shared_ptr<void>()>& make);

  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Entry>> entries_;
};

}  // namespace weft::kernel
