// Background callbacks as the browser drives them: start, ask, cancel.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <future>
#include <stdexcept>
#include <thread>
#include <utility>

#include <weft/cancellation.h>
#include <weft/dcc.h>
#include <weft/html.h>

#include "background_app.h"
#include "error_of.h"
#include "requests.h"

using namespace weft;

namespace {

using namespace std::chrono_literals;

class Background : public testing::Test {
 protected:
  template <class Handler>
  void declare(Handler handler) {
    declare_background(app_, std::move(handler));
  }

  Response send(const std::string& query, const Json& clicks) {
    Request request;
    request.method = "POST";
    request.target = "/_dash-update-component" + query;
    request.headers = {{"Content-Type", "application/json"}};
    request.body = boost::json::serialize(Json{{"output", "out.children"},
                                               {"outputs", {{"id", "out"}, {"property", "children"}}},
                                               {"inputs", {{{"id", "go"}, {"property", "n_clicks"}, {"value", clicks}}}},
                                               {"changedPropIds", {"go.n_clicks"}}});
    return app_.handle(request);
  }
  std::string start(const std::string& query = "") {
    started_ = json_of(send(query, 1));
    return std::string(started_.at("job").as_string());
  }
  Response ask(const std::string& job) { return send("?cacheKey=" + job + "&job=" + job, nullptr); }
  // Asks until there is a result; gathers what was told meanwhile.
  Response wait_for(const std::string& job) {
    for (int i = 0; i < 2000; ++i) {
      const Response response = ask(job);
      if (response.status != 200) return response;
      const Json json = json_of(response);
      if (json.as_object().contains("progress")) told_.push_back(json.at("progress"));
      if (json.as_object().contains("response")) return response;
      std::this_thread::sleep_for(5ms);
    }
    throw std::runtime_error("the job does not end");
  }
  Response cancel(const std::string& job) {
    Request request;
    request.method = "POST";
    request.target = "/_dash-update-component?cancelJob=" + job;
    request.headers = {{"Content-Type", "application/json"}};
    request.body = R"({"output":"stop.id","outputs":{"id":"stop","property":"id"},
                       "inputs":[{"id":"stop","property":"n_clicks","value":1}],"changedPropIds":["stop.n_clicks"]})";
    return app_.handle(request);
  }

  Dash app_;
  Json started_;
  boost::json::array told_;
};

TEST_F(Background, DependenciesAreThoseOfDash) {
  declare([](Progress, int) { return "done"; });
  const Json all = json_of(get(app_, "/_dash-dependencies"));
  EXPECT_EQ(all.at(0).at("background"), (Json{{"interval", 300}}));
  EXPECT_EQ(all.at(1), (Json{{"output", "stop.id"},
                             {"inputs", {{{"id", "stop"}, {"property", "n_clicks"}}}},
                             {"state", boost::json::array()},
                             {"clientside_function", nullptr},
                             {"prevent_initial_call", true},
                             {"background", nullptr},
                             {"dynamic_creator", nullptr},
                             {"no_output", false},
                             {"optional", false},
                             {"hidden", nullptr},
                             {"websocket", false},
                             {"persistent", false}}));
}

TEST_F(Background, ResultComesWhenAskedFor) {
  declare([](Progress, int clicks) { return "done " + std::to_string(clicks); });
  const std::string job = start();
  EXPECT_EQ(started_.at("cacheKey"), Json(job));
  EXPECT_EQ(started_.at("cancel"), (Json{{{"id", "stop"}, {"property", "n_clicks"}}}));
  EXPECT_EQ(started_.at("progressDefault"), (Json{{"bar.value", "0"}, {"bar.max", "10"}}));
  EXPECT_EQ(text_of(wait_for(job)), R"({"multi":true,"response":{"out":{"children":"done 1"}}})");
  EXPECT_EQ(ask(job).status, 204) << "a result is taken once";
}

TEST_F(Background, ProgressAndPropertiesComeMeanwhile) {
  std::promise<void> asked;
  declare([&](Progress progress, int) {
    progress("3", "10");
    set_props("out", {{"title", "busy"}});
    asked.get_future().wait();
    return "done";
  });
  const std::string job = start();
  Json seen;
  for (int i = 0; i < 1000 && !(seen.is_object() && seen.as_object().contains("sideUpdate")); ++i) {
    const Json answer = json_of(ask(job));
    if (answer.as_object().contains("progress")) told_.push_back(answer.at("progress"));
    seen = answer;
    std::this_thread::sleep_for(1ms);
  }
  EXPECT_EQ(seen.at("sideUpdate"), (Json{{"out", {{"title", "busy"}}}}));
  EXPECT_EQ(told_, (boost::json::array{Json{{"bar.value", "3"}, {"bar.max", "10"}}}));
  EXPECT_EQ(text_of(ask(job)), R"({"multi":true})");
  asked.set_value();
  EXPECT_EQ(wait_for(job).status, 200);
}

TEST_F(Background, TheLastProgressComesWithTheResult) {
  declare([](Progress progress, int) {
    progress("1", "10");
    progress("10", "10");
    return "done";
  });
  const std::string job = start();
  std::this_thread::sleep_for(50ms);
  wait_for(job);
  EXPECT_EQ(told_.back(), (Json{{"bar.value", "10"}, {"bar.max", "10"}}));
}

TEST_F(Background, CancelStopsTheHandler) {
  std::promise<void> begun;
  std::promise<std::string> ended;
  declare([&](Progress progress, int) {
    begun.set_value();
    try {
      for (;;) {
        progress("1", "10");
        std::this_thread::sleep_for(1ms);
      }
    } catch (...) {
      ended.set_value(progress.is_cancelled() ? "cancelled" : "not cancelled");
      throw;
    }
    return "done";
  });
  const std::string job = start();
  begun.get_future().wait();
  EXPECT_EQ(text_of(cancel(job)), R"({"multi":true,"response":{}})");
  EXPECT_EQ(ended.get_future().get(), "cancelled");
  EXPECT_EQ(ask(job).status, 204);
}

TEST_F(Background, CancelReachesWhatTheHandlerComputes) {
  std::promise<void> begun, ended;
  declare([&](Progress, int) {
    begun.set_value();
    while (!CancellationScope::current()->is_cancelled()) std::this_thread::sleep_for(1ms);
    ended.set_value();
    return "done";
  });
  const std::string job = start();
  begun.get_future().wait();
  cancel(job);
  EXPECT_EQ(ended.get_future().wait_for(30s), std::future_status::ready);
}

TEST_F(Background, ANewCallCancelsTheOneBefore) {
  std::atomic<int> begun = 0;
  declare([&](Progress progress, int) {
    if (begun++ == 0) {
      while (!progress.is_cancelled()) std::this_thread::sleep_for(1ms);
    }
    return "done";
  });
  const std::string first = start();
  while (begun == 0) std::this_thread::sleep_for(1ms);
  const std::string second = start("?oldJob=" + first);
  EXPECT_NE(first, second);
  EXPECT_EQ(wait_for(second).status, 200);
  EXPECT_EQ(ask(first).status, 204);
}

TEST_F(Background, WhatIsCancelledBeforeItHasAThreadDoesNotRun) {
  std::atomic<int> begun = 0;
  std::atomic<bool> may_end = false;
  declare([&](Progress, int) {
    ++begun;
    while (!may_end) std::this_thread::sleep_for(1ms);
    return "done";
  });
  constexpr int num_threads = 64, num_waiting = 10;
  for (int i = 0; i < num_threads; ++i) start();
  while (begun < num_threads) std::this_thread::sleep_for(1ms);
  for (int i = 0; i < num_waiting; ++i) cancel(start());
  const std::string last = start();
  may_end = true;
  EXPECT_EQ(wait_for(last).status, 200);
  EXPECT_EQ(begun, num_threads + 1);
}

TEST_F(Background, ErrorsAndPreventUpdateComeWhenAskedFor) {
  declare([](Progress, int clicks) -> std::string {
    if (clicks == 1) throw std::domain_error("division by zero");
    return "done";
  });
  app_.enable_dev_tools();
  const Response failed = wait_for(start());
  EXPECT_EQ(failed.status, 500);
  EXPECT_NE(text_of(failed).find("division by zero"), std::string::npos);
}

TEST_F(Background, PreventUpdateChangesNothing) {
  declare([](Progress, int) -> std::string { throw PreventUpdate(); });
  EXPECT_EQ(wait_for(start()).status, 204);
}

TEST_F(Background, ProgressNeedsAValueForEachOutput) {
  declare([](Progress progress, int) {
    const std::string refused = error_of([&] { progress("1"); });
    return refused;
  });
  EXPECT_EQ(json_of(wait_for(start())).at("response").at("out").at("children"),
            Json("user: A Progress needs a value for each output of `.progress`, which are 2, not 1"));
}

TEST_F(Background, TheAppEndsItsJobs) {
  auto app = std::make_unique<Dash>();
  std::atomic<bool> begun = false, ended = false;
  app->layout = html::Div({html::Button("go", {.id = "in"}), html::Div({.id = "out"})});
  app->callback({.background = true}, Output{"out", "children"}, Input{"in", "value"}, [&](Progress progress, int) {
    begun = true;
    while (!progress.is_cancelled()) std::this_thread::sleep_for(1ms);
    ended = true;
    return "done";
  });
  EXPECT_EQ(post(*app, one_input(1)).status, 200);
  while (!begun) std::this_thread::sleep_for(1ms);
  app.reset();
  EXPECT_TRUE(ended);
}

TEST_F(Background, JobsOfNobodyAreNotThere) {
  declare([](Progress, int) { return "done"; });
  EXPECT_EQ(ask("0123456789abcdef0123456789abcdef").status, 204);
  EXPECT_EQ(cancel("' or 1=1").status, 200);
}

TEST(BackgroundDeclaration, RefusesWhatDoesNotFit) {
  const auto refused = [](CallbackOptions options, auto handler) {
    return error_of([&] {
      Dash app;
      app.callback(std::move(options), Output{"out", "children"}, Input{"in", "value"}, handler);
    });
  };
  const auto plain = [](int) { return 1; };
  EXPECT_EQ(refused({}, [](Progress, int) { return 1; }),
            "user: Only the handler of a background callback takes a Progress; set `.background`: out.children [callback "
            "out.children]");
  EXPECT_EQ(refused({.cancel = {Input{"stop", "n_clicks"}}}, plain),
            "user: Only a background callback has `.cancel`; set `.background`: out.children [callback out.children]");
  EXPECT_EQ(refused({.progress = {Output{"bar", "value"}}}, plain),
            "user: Only a background callback has `.progress`; set `.background`: out.children [callback out.children]");
  EXPECT_EQ(refused({.background = true, .interval = 0ms}, plain),
            "user: The interval of a background callback must be positive: 0 ms [callback out.children]");
  EXPECT_EQ(refused({.background = true, .progress = {Output{"bar", "value"}}, .progress_default = {1, 2}}, plain),
            "user: `.progress_default` needs a value for each output of `.progress`, which are 1, not 2 [callback out.children]");
  EXPECT_EQ(refused({.background = true, .cancel = {Input{{{"type", ALL}}, "n_clicks"}}}, plain),
            "user: `.cancel` and `.progress` name single components, without wildcards: {\"type\":[\"ALL\"]}.n_clicks "
            "[callback out.children]");
}

}  // namespace
