// Calls the handler of a callback, and turns its results, or what it throws, into an answer.
#pragma once

#include <memory>

#include <weft/http.h>

#include "dash/update_request.h"

namespace weft::dash {

struct App;
class BackgroundJob;
class CallState;

/// Never throws. `job` is that of a background callback, else null.
Response call_handler(const App& app, const std::shared_ptr<CallState>& state, UpdateRequest request,
                      const std::shared_ptr<BackgroundJob>& job);

/// What is answered when nothing changes.
Response no_content();

}  // namespace weft::dash
