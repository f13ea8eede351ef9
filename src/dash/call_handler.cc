// Calls the handler of a callback, and turns its results, or what it throws, into an answer.
#include "dash/call_handler.h"

#include <string>
#include <utility>
#include <vector>

#include "dash/app.h"
#include "dash/background_jobs.h"
#include "dash/call_state.h"
#include "dash/error_report.h"
#include "dash/page_changes.h"
#include "dash/throw_stack.h"

namespace weft::dash {
namespace {

// Which argument did not fit, and why. It tells the sender nothing that was not in the request. The program's author sees it too:
// in the log, and in the developer tools, which show only what comes with status 500.
Response report_mismatch(const App& app, const Callback& callback, const CallbackCall& call, const ArgumentMismatch& mismatch) {
  const std::size_t num_inputs = callback.inputs.size();
  const Dependency& dependency =
      call.reading < num_inputs ? callback.inputs[call.reading] : callback.states[call.reading - num_inputs];
  const std::string message = "The handler of the callback " + callback.id + " cannot take the value of " +
                              dependency.to_string() + ": " + mismatch.to_string();
  if (app.log) app.log(message);
  return Response::text(app.debug ? 500 : 400, message);
}

// An answer that changes nothing still has to carry what set_props changed.
Response respond(CallState& state, const PageChanges& results, bool is_prevented) {
  const PageChanges side_update = state.take_changes();
  if (is_prevented && side_update.empty()) return no_content();
  return Response::json(200, update_json(side_update, results));
}

}  // namespace

Response no_content() { return Response{.status = 204, .headers = {}, .body = {}}; }

Response call_handler(const App& app, const std::shared_ptr<CallState>& state, UpdateRequest request,
                      const std::shared_ptr<BackgroundJob>& job) {
  const Callback& callback = *request.callback;
  CallbackCall call{std::move(request.arguments), std::vector<PropertyValue>(callback.outputs.size()), job};
  const auto handle = [&] {
    const CallScope scope(state);
    try {
      const ThrowStackScope stack(app.debug);
      try {
        callback.handler.call(call);
      } catch (const ThrowProbe&) {
      }
      return respond(*state, changes_of(request, call.results), callback.outputs.empty());
    } catch (const PreventUpdate&) {
      return respond(*state, {}, true);
    } catch (const CallCancelled&) {
      return no_content();
    } catch (const ArgumentMismatch& mismatch) {
      return report_mismatch(app, callback, call, mismatch);
    } catch (...) {
      if (state->is_cancelled()) return no_content();  // nobody waits for it
      return report_error(app, state->request(), "callback " + callback.id);
    }
  };
  Response response = handle();
  for (auto& [name, value] : state->take_headers()) response.add(std::move(name), std::move(value));
  return response;
}

}  // namespace weft::dash
