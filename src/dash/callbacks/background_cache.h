// The results of background callbacks that say what they depend on, so that equal calls run once.
#pragma once

#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <weft/json.h>

namespace weft::dash {

struct Callback;
struct UpdateRequest;

/// What makes two calls equal: the callback, where its results go, its arguments but those it ignores, what changed if it minds,
/// and what the functions of `cache_by` return. "" for a callback whose results are not kept. Definition: build_cache_key in
/// dash/background_callback/managers/__init__.py
std::string cache_key(const UpdateRequest& request, const boost::json::object& body);

/// Answers by key; when there are too many, those go that nobody has asked for the longest.
class BackgroundCache {
 public:
  std::optional<std::string> find(const std::string& key);
  void keep(const std::string& key, std::string_view answer);

 private:
  struct Entry {
    std::string key;
    std::string answer;
  };

  std::mutex mutex_;
  std::list<Entry> entries_;  // the last used first
  std::unordered_map<std::string, std::list<Entry>::iterator> by_key_;
};

}  // namespace weft::dash
