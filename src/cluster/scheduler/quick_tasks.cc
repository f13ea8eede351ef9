// Small tasks -> what came of them.
#include "cluster/scheduler/quick_tasks.h"

#include <algorithm>
#include <exception>
#include <functional>
#include <future>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

#include <arrow/buffer.h>
#include <arrow/flight/client.h>

#include "cluster/protocol/messages.h"
#include "plan/functions.h"

namespace weft::cluster {

namespace flight = arrow::flight;

std::optional<NodeReplies> QuickTasks::ask(const std::string& server, const NodeCalls& calls) try {
  const auto asked = clients_.at(server);
  if (!asked) return std::nullopt;
  const auto answers =
      asked->DoAction(with_token(token_), {std::string(action::tasks), arrow::Buffer::FromString(plan::encode(calls))});
  if (answers.ok()) {
    const auto answer = (*answers)->Next();
    if (answer.ok() && *answer) {
      auto replies = plan::decode<NodeReplies>(std::string_view(*(*answer)->body));
      if (replies.replies.size() == calls.calls.size()) return replies;
    }
  }
  clients_.forget(server);
  return std::nullopt;
} catch (const std::exception&) {
  return std::nullopt;
}

std::optional<std::vector<NodeReply>> QuickTasks::run(std::vector<Task> tasks) {
  struct Group {
    NodeCalls calls;
    std::vector<std::size_t> places;
    std::optional<NodeReplies> made;
  };
  std::map<std::string, Group> groups;
  for (std::size_t index = 0; index < tasks.size(); ++index) {
    Group& group = groups[tasks[index].server];
    group.calls.calls.push_back(std::move(tasks[index].call));
    group.places.push_back(index);
  }
  std::vector<std::future<void>> others;
  const auto ask_for = [this](const std::string& server, Group& group) { group.made = ask(server, group.calls); };
  for (auto group = groups.begin(); group != groups.end(); ++group) {
    if (std::next(group) == groups.end())
      ask_for(group->first, group->second);
    else
      others.push_back(std::async(std::launch::async, [&ask_for, group] { ask_for(group->first, group->second); }));
  }
  for (std::future<void>& other : others) other.get();

  std::vector<NodeReply> replies(tasks.size());
  for (auto& [server, group] : groups) {
    if (!group.made) return std::nullopt;
    for (std::size_t index = 0; index < group.places.size(); ++index)
      replies[group.places[index]] = std::move(group.made->replies[index]);
  }
  return replies;
}

bool QuickTasks::may_run(const std::string& fragment) const {
  {
    const std::lock_guard lock(mutex_);
    if (large_.contains(std::hash<std::string>()(fragment))) return false;
  }
  const std::vector<std::string> functions = plan::function_names();
  return std::none_of(functions.begin(), functions.end(),
                      [&](const std::string& name) { return fragment.find(name) != fragment.npos; });
}

void QuickTasks::know_large(const std::string& fragment) {
  constexpr std::size_t most = 100'000;
  const std::lock_guard lock(mutex_);
  if (large_.size() >= most) large_.clear();
  large_.insert(std::hash<std::string>()(fragment));
}

}  // namespace weft::cluster
