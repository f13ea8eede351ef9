// Where plans are computed when it is not in this process.
#include "engine/remote.h"

#include <mutex>
#include <utility>

namespace weft::engine {
namespace {

struct Remotes {
  std::mutex mutex;
  std::vector<std::shared_ptr<Remote>> added;
};

Remotes& remotes() {
  static Remotes& only = *new Remotes;
  return only;
}

std::vector<std::shared_ptr<Remote>>& scopes() {
  thread_local std::vector<std::shared_ptr<Remote>> mine;
  return mine;
}

}  // namespace

std::shared_ptr<Remote> remote() {
  if (!scopes().empty()) return scopes().back();
  std::lock_guard lock(remotes().mutex);
  return remotes().added.empty() ? nullptr : remotes().added.back();
}

void add_remote(std::shared_ptr<Remote> remote) {
  std::lock_guard lock(remotes().mutex);
  remotes().added.push_back(std::move(remote));
}

void remove_remote(const Remote* remote) {
  std::lock_guard lock(remotes().mutex);
  std::erase_if(remotes().added, [&](const auto& known) { return known.get() == remote; });
}

RemoteScope::RemoteScope(std::shared_ptr<Remote> remote) { scopes().push_back(std::move(remote)); }
RemoteScope::~RemoteScope() { scopes().pop_back(); }

}  // namespace weft::engine
