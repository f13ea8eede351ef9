// Calls the handler of a callback, and turns its results, or what it throws, into an answer.
#include "dash/callbacks/call_handler.h"

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include <weft/error.h>

#include "base/json_writer.h"
#include "dash/app.h"
#include "dash/callbacks/background_jobs.h"
#include "dash/callbacks/call_state.h"
#include "dash/callbacks/page_changes.h"
#include "dash/errors/error_report.h"
#include "dash/errors/throw_stack.h"

namespace weft::dash {
namespace {

// Which argument did not fit, and why.
std::string describe_mismatch(const Callback& callback, const CallbackCall& call, const ArgumentMismatch& mismatch) {
  const std::size_t num_inputs = callback.inputs.size();
  const Dependency& dependency =
      call.reading < num_inputs ? callback.inputs[call.reading] : callback.states[call.reading - num_inputs];
  return "The handler of the callback " + callback.id + " cannot take the value of " + dependency.to_string() + ": " +
         mismatch.to_string();
}

// It tells the sender nothing that was not in the request. The program's author sees it too: in the log, and in the developer
// tools, which show only what comes with status 500.
Response report_mismatch(const App& app, const std::string& message) {
  if (app.log) app.log(message);
  return Response::text(app.debug ? 500 : 400, message);
}

// An answer that changes nothing still has to carry what set_props changed.
Response respond(CallState& state, const PageChanges& results, bool is_prevented) {
  const PageChanges side_update = state.take_changes();
  if (is_prevented && side_update.empty()) return no_content();
  return Response::json(200, update_json(side_update, results));
}

// What on_error makes of the exception that is being handled.
std::vector<PropertyValue> results_of(const OnError& on_error, const Callback& callback) {
  OnError::Result result;
  try {
    throw;
  } catch (const std::exception& error) {
    result = on_error(error);
  } catch (...) {
    result = on_error(std::runtime_error("What the handler threw is no std::exception, so it has no message"));
  }
  const std::size_t num_outputs = callback.outputs.size();
  if (result.is_tuple && num_outputs > 1 && result.items.size() == num_outputs) return std::move(result.items);
  if (!result.value.is_set()) return std::vector<PropertyValue>(num_outputs);
  if (num_outputs == 1) return {std::move(result.value)};
  throw Error(ErrorKind::user, "on_error has to return nothing, or a value for each output of the callback, which are " +
                                   std::to_string(num_outputs));
}

// Calls the handler; `answer(results)` says what its results mean, `prevented()` what it means that there are none.
template <class Answer, class Prevented>
Response run_handler(const App& app, const std::shared_ptr<CallState>& state, const Callback& callback, CallbackCall& call,
                     const OnError& on_error, const Answer& answer, const Prevented& prevented) {
  const CallScope scope(state);
  if (state->is_cancelled()) return no_content();  // while it waited for a thread
  const auto handle_error = [&] {
    if (state->is_cancelled()) return no_content();  // nobody waits for it
    if (on_error) {
      try {
        return record_throws(app.debug, [&] { return answer(results_of(on_error, callback)); });
      } catch (const PreventUpdate&) {
        return prevented();
      } catch (...) {
        return report_error(app, state->request(), "callback " + callback.id);
      }
    }
    return report_error(app, state->request(), "callback " + callback.id);
  };
  try {
    record_throws(app.debug, [&] { callback.handler.call(call); });
    return answer(call.results);
  } catch (const PreventUpdate&) {
    return prevented();
  } catch (const CallCancelled&) {
    return no_content();
  } catch (const ArgumentMismatch& mismatch) {
    state->fail();
    const std::string message = describe_mismatch(callback, call, mismatch);
    if (!on_error) return report_mismatch(app, message);
    try {
      throw Error(ErrorKind::user, message);
    } catch (...) {
      return handle_error();
    }
  } catch (...) {
    state->fail();
    return handle_error();
  }
}

// {"sum":3} for one output, a list for several; null for what the handler leaves as it is.
std::string results_json(const std::vector<PropertyValue>& results) {
  const auto json = [](const PropertyValue& value) { return value.is_set() ? value.to_json() : Json(nullptr); };
  if (results.empty()) return "null";
  if (results.size() == 1) return base::to_json(json(results.front()));
  boost::json::array list;
  for (const PropertyValue& value : results) list.push_back(json(value));
  return base::to_json(list);
}

}  // namespace

Response no_content() { return Response{.status = 204, .headers = {}, .body = {}}; }

Response call_handler(const App& app, const std::shared_ptr<CallState>& state, UpdateRequest request,
                      const std::shared_ptr<BackgroundJob>& job) {
  const Callback& callback = *request.callback;
  CallbackCall call{std::move(request.arguments), std::vector<PropertyValue>(callback.outputs.size()), job};
  const OnError& on_error = callback.on_error ? callback.on_error : app.options.on_error;
  Response response = run_handler(
      app, state, callback, call, on_error,
      [&](const std::vector<PropertyValue>& results) {
        return respond(*state, changes_of(request, results), callback.outputs.empty());
      },
      [&] { return respond(*state, {}, true); });
  state->move_headers_to(response);
  return response;
}

Response call_api(const App& app, const std::shared_ptr<CallState>& state, std::vector<Json> arguments) {
  const Callback& callback = state->callback();
  CallbackCall call{std::move(arguments), std::vector<PropertyValue>(callback.outputs.size())};
  Response response = run_handler(
      app, state, callback, call, {},
      [&](const std::vector<PropertyValue>& results) { return Response::json(200, results_json(results)); },
      [] { return no_content(); });
  state->move_headers_to(response);
  return response;
}

}  // namespace weft::dash
