// Background callbacks as requests: the one that starts a handler, those that ask for its result, the one that cancels it.
#include "dash/callbacks/background.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "base/json_writer.h"
#include "dash/app.h"
#include "dash/callbacks/background_jobs.h"
#include "dash/callbacks/call_handler.h"
#include "dash/callbacks/call_state.h"
#include "dash/callbacks/dependencies.h"
#include "dash/callbacks/page_changes.h"

namespace weft::dash {
namespace {

// {"prog.value":"3","prog.max":"10"}
void append_progress(std::string& text, const Callback& callback, const std::vector<PropertyValue>& values) {
  PropertyMembers members;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].is_set()) members.emplace_back(callback.progress[i].to_string(), values[i]);
  }
  text += R"(,"progress":)";
  append_json(text, members);
}

}  // namespace

Response start_background(const App& app, const Request& http, UpdateRequest request) {
  cancel_jobs(app, http, "oldJob");
  const Callback& callback = *request.callback;
  auto job = std::make_shared<BackgroundJob>(callback, http);
  const std::string key = cache_key(request, job->state()->body());
  const std::optional<std::string> known = key.empty() ? std::nullopt : app.background_cache->find(key);
  const std::string name = app.jobs->start(job, [&app, job, key, known, request = std::move(request)]() mutable {
    Response answer = known ? Response::json(200, *known) : call_handler(app, job->state(), std::move(request), job);
    const bool is_new = !key.empty() && !known;
    if (is_new && answer.status == 200 && !job->state()->has_failed()) app.background_cache->keep(key, answer.body.view());
    return answer;
  });
  boost::json::object answer{{"cacheKey", name}, {"job", name}};
  if (!callback.cancel.empty()) answer["cancel"] = list_of(callback.cancel);
  if (!callback.progress_default.empty()) {
    boost::json::object defaults;
    for (std::size_t i = 0; i < callback.progress.size(); ++i) {
      defaults[callback.progress[i].to_string()] = callback.progress_default[i];
    }
    answer["progressDefault"] = std::move(defaults);
  }
  return Response::json(200, base::to_json(answer));
}

bool asks_for_job(const Request& http) { return http.query_parameter("job").has_value(); }

Response ask_for_job(const App& app, const Request& http, const UpdateRequest& request) {
  const std::string name = http.query_parameter("job").value_or("");
  const std::shared_ptr<BackgroundJob> job = app.jobs->find(name);
  if (!job || &job->callback() != request.callback) return no_content();
  job->touch();
  std::optional<Response> answer = job->answer();
  const auto progress = job->take_progress();
  if (answer) {
    app.jobs->forget(name);
    if (!progress || answer->status != 200) return std::move(*answer);
    // What was told last comes with the result, else a handler that is done soon shows no progress.
    std::string text(answer->body.view());
    text.pop_back();
    append_progress(text, job->callback(), *progress);
    answer->body = text + '}';
    return std::move(*answer);
  }
  std::string text = R"({"multi":true)";
  if (progress) append_progress(text, job->callback(), *progress);
  if (const PageChanges side_update = job->state()->take_changes(); !side_update.empty()) {
    text += R"(,"sideUpdate":)";
    side_update.append_json(text);
  }
  return Response::json(200, text + '}');
}

void cancel_jobs(const App& app, const Request& http, std::string_view parameter) {
  for (const auto& [name, value] : http.query()) {
    if (name == parameter) app.jobs->cancel(value);
  }
}

}  // namespace weft::dash
