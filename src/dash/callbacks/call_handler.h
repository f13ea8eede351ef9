// Calls the handler of a callback, and turns its results, or what it throws, into an answer.
#pragma once

#include <memory>
#include <vector>

#include <weft/http.h>

#include "dash/callbacks/update_request.h"

namespace weft::dash {

struct App;
class BackgroundJob;
class CallState;

/// Never throws. `job` is that of a background callback, else null.
Response call_handler(const App& app, const std::shared_ptr<CallState>& state, UpdateRequest request,
                      const std::shared_ptr<BackgroundJob>& job);

/// The same for a program that calls the handler with a value for each Input and State: the answer is the result itself.
Response call_api(const App& app, const std::shared_ptr<CallState>& state, std::vector<Json> arguments);

/// What is answered when nothing changes.
Response no_content();

}  // namespace weft::dash
