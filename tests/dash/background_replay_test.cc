// Replays what Dash 4.4.1 answered of a background callback (recorded/record_background.py) against the same app in C++.
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>

#include "background_app.h"
#include "requests.h"

using namespace weft;

namespace {

using namespace std::chrono_literals;

class BackgroundReplay : public testing::Test {
 protected:
  BackgroundReplay() : recorded_(recorded("background.json")) {
    declare_background(app_, [this](Progress progress, int clicks) {
      if (clicks == 3) throw std::domain_error("division by zero");
      if (clicks == 4) throw PreventUpdate();
      progress("3", "10");
      set_props("out", {{"title", "busy"}});
      while (!may_end_ && !progress.is_cancelled()) std::this_thread::sleep_for(1ms);
      return "done " + std::to_string(clicks);
    });
  }

  /// Sends the step's request until its answers together have all that it waits for.
  void expect_answer(const Json& step) {
    boost::json::object gathered;
    int status = 0;
    for (int tries = 0; tries < 2000; ++tries) {
      const Response response = send(step);
      status = response.status;
      if (status != 200) break;
      const Json answer = json_of(response);
      for (const auto& [key, value] : answer.as_object()) gathered[key] = value;
      if (has_all(gathered, step.at("until").as_array())) break;
      std::this_thread::sleep_for(5ms);
    }
    EXPECT_EQ(status, step.at("status").as_int64());
    if (status != 200) return;
    for (auto& [name, value] : names_) {
      if (!gathered.contains(name)) continue;
      value = gathered[name].as_string();
      gathered[name] = "{" + name + "}";
    }
    EXPECT_EQ(Json(gathered), step.at("response"));
  }

  std::atomic<bool> may_end_ = false;
  Dash app_;
  Json recorded_;

 private:
  Response send(const Json& step) {
    std::string query(step.at("query").as_string());
    for (const auto& [name, value] : names_) {
      const std::string place = "{" + name + "}";
      if (const std::size_t at = query.find(place); at != query.npos) query.replace(at, place.size(), value);
    }
    Request request;
    request.method = "POST";
    request.target = "/_dash-update-component" + query;
    request.headers = {{"Content-Type", "application/json"}};
    request.body = boost::json::serialize(step.at("body"));
    return app_.handle(request);
  }

  static bool has_all(const boost::json::object& answer, const boost::json::array& keys) {
    for (const Json& key : keys) {
      if (!answer.contains(key.as_string())) return false;
    }
    return true;
  }

  std::map<std::string, std::string> names_{{"cacheKey", ""}, {"job", ""}};  // of the job that was started last
};

TEST_F(BackgroundReplay, DependenciesAreThoseOfDash) {
  EXPECT_EQ(json_of(get(app_, "/_dash-dependencies")), recorded_.at("dependencies"));
}

TEST_F(BackgroundReplay, EveryStepIsAnsweredAsByDash) {
  for (const Json& step : recorded_.at("steps").as_array()) {
    SCOPED_TRACE(step.at("name").as_string().c_str());
    if (step.at("name") == "the handler may end") {
      may_end_ = true;
    } else if (step.at("name") == "the handler waits") {
      may_end_ = false;
    } else {
      expect_answer(step);
    }
  }
}

}  // namespace
