// The results of background callbacks that say what they depend on.
#include "dash/callbacks/background_cache.h"

#include <algorithm>

#include "base/json_writer.h"
#include "dash/app.h"
#include "dash/callbacks/update_request.h"
#include "server/digest.h"

namespace weft::dash {
namespace {

constexpr std::size_t kMostAnswers = 256;

}  // namespace

std::string cache_key(const UpdateRequest& request, const boost::json::object& body) {
  const Callback& callback = *request.callback;
  if (callback.cache_by.empty()) return "";
  boost::json::array parts{callback.id};
  for (const OutputTarget& output : request.outputs) {
    for (const Target& target : output.targets) parts.push_back({target.id, target.property});
  }
  for (std::size_t i = 0; i < request.arguments.size(); ++i) {
    const bool is_ignored = std::ranges::find(callback.cache_args_to_ignore, i) != callback.cache_args_to_ignore.end();
    parts.push_back(is_ignored ? Json(nullptr) : Json(boost::json::array{request.arguments[i]}));
  }
  const Json* changed = body.if_contains("changedPropIds");
  if (!callback.cache_ignore_triggered && changed) parts.push_back(*changed);
  for (const auto& depends_on : callback.cache_by) parts.push_back(depends_on());
  return server::sha256_hex(base::to_json(parts));
}

std::optional<std::string> BackgroundCache::find(const std::string& key) {
  std::lock_guard lock(mutex_);
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return std::nullopt;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->answer;
}

void BackgroundCache::keep(const std::string& key, std::string_view answer) {
  std::lock_guard lock(mutex_);
  if (const auto found = by_key_.find(key); found != by_key_.end()) {
    found->second->answer = answer;
    return;
  }
  entries_.push_front({key, std::string(answer)});
  by_key_[key] = entries_.begin();
  if (entries_.size() <= kMostAnswers) return;
  by_key_.erase(entries_.back().key);
  entries_.pop_back();
}

}  // namespace weft::dash
