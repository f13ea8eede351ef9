// The forms of callbacks that no example has: all patterns, all steps of a Patch, and what reaches pages beside a callback's
// outputs.
#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <tuple>
#include <vector>

#include <boost/json/serialize.hpp>

#include <weft/dash.h>
#include <weft/dcc.h>
#include <weft/html.h>

using namespace weft;

namespace {

/// One of the rows that the patterns are of.
Component row(int number) {
  const auto id = [number](const char* type) { return Id{{"type", type}, {"i", number}}; };
  return html::Div({dcc::Input({.id = id("word"), .value = "w" + std::to_string(number)}), html::Span({.id = id("upper")}),
                    html::Span({.id = id("before")}), html::Span({.id = id("mark")})});
}

Component button(const char* id) { return html::Button(id, {.id = id}); }

void declare_patterns(Dash& app) {
  const Input word{{{"type", "word"}, {"i", MATCH}}, dcc::Input.value};
  app.callback(Output{{{"type", "upper"}, {"i", MATCH}}, "children"}, word, [](std::string text) {
    for (char& letter : text) letter = static_cast<char>(letter >= 'a' && letter <= 'z' ? letter - 'a' + 'A' : letter);
    return text;
  });
  app.callback(Output{{{"type", "before"}, {"i", MATCH}}, "children"}, word,
               Input{{{"type", "word"}, {"i", ALLSMALLER}}, dcc::Input.value}, [](std::string, std::vector<std::string> smaller) {
                 std::string text;
                 for (const std::string& other : smaller) text += other + ",";
                 return text;
               });
  app.callback({.prevent_initial_call = true}, Output{{{"type", "mark"}, {"i", ALL}}, "children"}, Input{"mark", "n_clicks"},
               State{{{"type", "word"}, {"i", ALL}}, dcc::Input.value}, [](int, std::vector<std::string> words) {
                 std::vector<Update<std::string>> marks(words.size(), "marked");
                 marks.at(1) = no_update;
                 return marks;
               });
  // A row that comes later is matched too.
  app.callback({.prevent_initial_call = true}, Output{"rows", "children"}, Input{"add", html::Button.n_clicks}, [](int clicks) {
    Patch p;
    p.all().append(row(2 + clicks));
    return p;
  });
}

void declare_patch(Dash& app) {
  app.callback({.prevent_initial_call = true}, Output{"store", dcc::Store.data}, Input{"patch", "n_clicks"}, [](int) {
    Patch p;
    p["assigned"] = "new";
    p["list"].append(4);
    p["list"].prepend(0);
    p["list"].insert(2, 1.5);
    p["list"].extend({5, 6});
    p["list"].remove(2);
    p["list"][-1] = 7;
    p["list"].reverse();
    p["object"].update({{"b", 2}});
    p["object"]["a"].erase();
    p["emptied"].clear();
    p["number"] += 10;
    p["number"] -= 4;
    p["number"] *= 3;
    p["number"] /= 2;
    return p;
  });
  app.callback(Output{"stored", "children"}, Input{"store", dcc::Store.data},
               [](Json data) { return boost::json::serialize(data); });
}

void declare_updates(Dash& app) {
  app.callback(Output{"loaded", "children"}, [] { return "without an input"; });
  app.callback(Output{"first", "children"}, Output{"second", "children"}, Input{"text", dcc::Input.value}, [](std::string text) {
    if (text == "nothing") throw PreventUpdate();
    Update<std::string> second = no_update;
    if (text != "first only") second = text;
    return std::tuple{text, second};
  });
  app.callback({.prevent_initial_call = true}, Input{"text", dcc::Input.value}, [](std::string text) {
    set_props({{"type", "mark"}, {"i", 0}}, {{"title", "about " + text}});
  });
  app.clientside_callback(ClientsideFunction{"space", "loud"}, Output{"loud", "children"}, Input{"text", dcc::Input.value});
  app.callback({.prevent_initial_call = true}, Output{"cookie", "children"}, Input{"bake", "n_clicks"}, [](int clicks) {
    ctx().set_cookie("baked", std::to_string(clicks));
    ctx().add_header("X-Baked", "yes");
    return "had " + ctx().cookie("baked") + " of " + ctx().triggered_id().as_string().c_str();
  });
}

/// Work that never ends by itself; how often it was cancelled is told to whoever asks.
void declare_endless_work(Dash& app) {
  static std::atomic<int> num_cancelled = 0;
  app.callback({.background = true,
                .cancel = {Input{"stop", "n_clicks"}},
                .interval = std::chrono::milliseconds(100),
                .prevent_initial_call = true,
                .progress = {Output{"progress", "children"}},
                .progress_default = {"-"},
                .running = {{Output{"work", "disabled"}, true, false}}},
               Output{"worked", "children"}, Input{"work", "n_clicks"}, [](Progress progress, int) {
                 for (int step = 1; !progress.is_cancelled(); ++step) {
                   std::this_thread::sleep_for(std::chrono::milliseconds(20));
                   if (!progress.is_cancelled()) progress("step " + std::to_string(std::min(step, 3)));
                 }
                 ++num_cancelled;
                 return "ended by itself";
               });
  app.callback({.prevent_initial_call = true}, Output{"cancelled", "children"}, Input{"count", "n_clicks"},
               [](int) { return num_cancelled.load(); });
}

/// Every page calls once through its WebSocket, and so hears what is told to all.
void declare_news(Dash& app) {
  app.callback({.websocket = true}, Output{"greeting", "children"}, Input{"tell", "n_clicks"}, [](Json) { return "connected"; });
  app.callback({.prevent_initial_call = true}, Input{"tell", "n_clicks"}, [&app](int clicks) {
    app.set_props("news", {{"children", "news " + std::to_string(clicks)}});
  });
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  Dash app({.title = "Every form", .assets_folder = argv[1]});
  const Json stored{{"list", {1, 2, 3}}, {"object", {{"a", 1}}}, {"emptied", {1, 2}}, {"number", 4}, {"assigned", nullptr}};
  app.layout = html::Div({
      html::Div({row(0), row(1), row(2)}, {.id = "rows"}),
      html::Div({button("mark"), button("add"), button("patch"), button("bake"), button("work"), button("stop"), button("count"),
                 button("tell")}),
      dcc::Store({.id = "store", .data = stored}),
      dcc::Input({.id = "text", .value = "start"}),
      html::Pre({.id = "stored"}),
      html::P({.id = "loaded"}),
      html::P({.id = "first"}),
      html::P({.id = "second"}),
      html::P({.id = "loud"}),
      html::P({.id = "cookie"}),
      html::P({.id = "progress"}),
      html::P({.id = "worked"}),
      html::P({.id = "cancelled"}),
      html::P({.id = "greeting"}),
      html::P({.id = "news"}),
  });
  declare_patterns(app);
  declare_patch(app);
  declare_updates(app);
  declare_endless_work(app);
  declare_news(app);
  app.run();
}
