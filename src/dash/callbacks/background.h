// Background callbacks as requests: the one that starts a handler, those that ask for its result, the one that cancels it.
#pragma once

#include <weft/http.h>

#include "dash/callbacks/update_request.h"

namespace weft::dash {

struct App;

/// Starts the handler and answers with the job's name.
Response start_background(const App& app, const Request& http, UpdateRequest request);

/// Whether a request asks for a job that was started before. The values in it are all null.
bool asks_for_job(const Request& http);
/// Answers with the result, or how far the job has come.
Response ask_for_job(const App& app, const Request& http, const UpdateRequest& request);

/// Cancels the jobs that a request names: those that a new one replaces, or those that the user cancelled.
void cancel_jobs(const App& app, const Request& http, std::string_view parameter);

}  // namespace weft::dash
