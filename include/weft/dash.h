// The app: a layout, callbacks, and the web server that shows them.
#pragma once

#include <array>
#include <chrono>
#include <functional>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <weft/auth.h>
#include <weft/callback.h>
#include <weft/callback_context.h>
#include <weft/component.h>
#include <weft/external_file.h>
#include <weft/http.h>
#include <weft/pages.h>
#include <weft/patch.h>
#include <weft/server_limits.h>

namespace weft {

namespace dash {
struct App;
}  // namespace dash

/// How an app looks and where its files are: the title, then the rest by the alphabet. All paths in URLs begin and end with "/".
/// Definition: https://dash.plotly.com/reference#dash.dash
struct DashOptions {
  /// The page's title.
  std::string title = "Dash";
  /// The hosts, such as "example.org:8050", by whose names the app may be asked for; empty: any. Keeps pages of other hosts,
  /// whose name was made to lead here, from asking in a browser's name.
  std::vector<std::string> allowed_hosts{};
  /// The folder whose files are served below `assets_url_path`; its .css and .js files are put into the page. May be missing.
  std::string assets_folder = "assets";
  /// Files of that folder whose path matches this regular expression (ECMAScript) are not put into the page.
  std::string assets_ignore{};
  std::string assets_url_path = "assets";
  /// Has browsers refuse scripts that are not the app's own, and other pages that frame it, by a Content-Security-Policy. What
  /// stands here is added to its directives: `{{"connect-src", "https://example.org"}}`, `{}` for nothing; the sites of
  /// external_scripts and external_stylesheets are allowed by themselves.
  /// Unset: no policy.
  std::optional<std::map<std::string, std::string>> content_security_policy{};
  /// The header in which a page sends the token of csrf_protection.
  std::string csrf_header_name = "X-CSRFToken";
  /// Callbacks answer only pages that this app has served to the same browser: each browser gets a random token in a cookie, and
  /// sends it back in a header, which pages of others cannot. Definition: "double submit cookie" of the OWASP cheat sheets
  bool csrf_protection = false;
  /// That cookie's name.
  std::string csrf_token_name = "_csrf_token";
  /// What search engines and previews say of the app.
  std::string description{};
  /// Further scripts, put before the app's own: URLs, or the attributes of their tags.
  std::vector<ExternalFile> external_scripts{};
  /// The same of style sheets.
  std::vector<ExternalFile> external_stylesheets{};
  /// A path below the app's prefix that answers "OK" while the app lives, such as "health", also without what before_request()
  /// asks for. Empty: none.
  std::string health_endpoint{};
  /// The HTML that the page is made of, with the places {%metas%} {%title%} {%favicon%} {%css%} {%app_entry%} {%config%}
  /// {%scripts%}
  /// {%renderer%}, of which {%app_entry%} and those behind it must
  /// be there. Default: Dash's.
  std::string index_string{};
  /// Tags in the page's head, each by its attributes: `{{{"name", "author"}, {"content", "Ada"}}}`.
  std::vector<std::map<std::string, std::string>> meta_tags{};
  /// A path below the app's prefix that tells Prometheus how many requests were answered in which time, such as "metrics". Empty:
  /// none.
  std::string metrics_endpoint{};
  /// What CallbackOptions::on_error is where a callback has none: it returns nothing, or what fits all callbacks.
  OnError on_error{};
  /// What CallbackOptions::prevent_initial_call is where a callback does not say.
  PreventInitialCall prevent_initial_callbacks = false;
  /// What the browser puts before its requests, where a proxy in front cuts it off. Default: `url_base_pathname`.
  std::string requests_pathname_prefix{};
  /// What the requests that reach this program begin with. Default: `url_base_pathname`.
  std::string routes_pathname_prefix{};
  /// Shows buttons to undo and redo.
  bool show_undo_redo = false;
  /// Callbacks may name components that the layout does not hold (yet).
  bool suppress_callback_exceptions = false;
  /// The title while a callback runs; "" leaves the title as it is.
  std::string update_title = "Updating...";
  std::string url_base_pathname = "/";
  /// Other origins, such as "https://example.org", whose pages may open a WebSocket.
  std::vector<std::string> websocket_allowed_origins{};
  /// Calls all callbacks but background ones through a WebSocket.
  bool websocket_callbacks = false;
  /// How often the browser asks whether its WebSocket is alive.
  std::chrono::milliseconds websocket_heartbeat_interval{30'000};
  /// After which time without a call the browser closes its WebSocket; it opens it again when needed.
  std::chrono::milliseconds websocket_inactivity_timeout{300'000};
};

struct RunOptions {
  /// A line to the standard error stream for each request, in the common log format with the milliseconds that it took.
  bool access_log = false;
  /// Errors of handlers in full in the browser, and its developer tools. Not for the open network.
  bool debug = false;
  /// Default: the environment's HOST, else 127.0.0.1.
  std::optional<std::string> host{};
  ServerLimits limits{};
  /// 0 takes any free port; the line that run() prints tells which. Default: the environment's PORT, else 8050.
  std::optional<int> port{};
  /// How many proxies stand in front, each of which adds X-Forwarded-For, -Host and -Proto; what these say is then taken for the
  /// client's address, the host and the scheme. 0: none, and these headers mean nothing.
  int trusted_proxies = 0;
};

/// A page's content: components, or a function that makes them anew for each load of the page.
class Layout {
 public:
  Layout() = default;
  template <class T>
    requires std::convertible_to<T, Children>
  Layout(const T& content) : content_(content) {}
  Layout(std::initializer_list<Children> content) : content_(content) {}
  template <class F>
    requires(!std::convertible_to<F, Children> && std::is_invocable_v<F>)
  Layout(F function) : function_([function = std::move(function)]() mutable { return Children(function()); }) {}

  /// Whether there is nothing, whether it is a function, and what it is or makes.
  bool empty() const { return !content_.is_set() && !function_; }
  bool is_function() const { return static_cast<bool>(function_); }
  Children make() const { return function_ ? function_() : content_; }

 private:
  Children content_;
  std::function<Children()> function_;
};

/// A web app.
///
///     Dash app({.title = "Hello"});
///     app.layout = html::Div({dcc::Input({.id = "name"}), html::Div({}, {.id = "greeting"})});
///     app.callback(Output{"greeting", "children"}, Input{"name", dcc::Input.value},
///                  [](std::optional<std::string> name) { return "Hello " + name.value_or("you"); });
///     app.run();
class Dash {
 public:
  /// Throws a user Error when a path in the options does not begin and end with "/".
  explicit Dash(DashOptions options = {});
  ~Dash();
  Dash(const Dash&) = delete;
  Dash& operator=(const Dash&) = delete;

  /// What the page shows. Set it before run(); what a later change does is open.
  Layout layout;
  /// With pages: what a path shows that is of none. Default: "404 - Page not found".
  PageLayout not_found;

  /// Calls a function whenever one of the inputs changes, and when the page is loaded.
  ///
  ///     app.callback([CallbackOptions,] Output..., Input..., State..., handler)
  ///
  /// The handler has one parameter for each Input and State, in their order: numbers, bool, std::string, std::vector,
  /// std::map<std::string, T>, Json, or std::optional of one for a property that may have no value. It returns the value of the
  /// Output, or a std::tuple of one value for each, or no_update in the place of one; it throws PreventUpdate to change nothing.
  /// It may run on several threads at once. What else it throws is reported to the browser, and the app lives on.
  ///
  /// Throws a user Error when another callback has the same Output without `allow_duplicate`, when a wildcard has nothing to
  /// match, and when the app has already answered a request.
  template <class... Parts>
  void callback(CallbackOptions options, const Parts&... parts) {
    static_assert(sizeof...(Parts) > 0, "callback: pass the outputs, inputs, states and at last the handler");
    add_callback(std::move(options), std::index_sequence_for<Parts...>(), std::forward_as_tuple(parts...));
  }
  template <class First, class... Parts>
    requires(!std::is_same_v<First, CallbackOptions>)
  void callback(const First& first, const Parts&... parts) {
    callback(CallbackOptions(), first, parts...);
  }

  /// A callback that runs in the browser: a JavaScript function as text, then Output..., Input..., State....
  template <class... Parts>
  void clientside_callback(const std::string& javascript, const Parts&... parts) {
    check_parts<Parts...>();
    add_clientside(javascript, {part_of(parts)...});
  }
  /// The same with a function from a file of the assets.
  template <class... Parts>
  void clientside_callback(const ClientsideFunction& function, const Parts&... parts) {
    check_parts<Parts...>();
    add_clientside(function, {part_of(parts)...});
  }

  /// Adds a page: the layout's page_container() shows it when the browser's location is its path.
  ///
  ///     app.register_page({.path = "/", .layout = html::H1("Home")});
  ///     app.register_page({.layout = [](const PageVisit& visit) { return html::H1("Item " + visit.variables.at("id")); },
  ///                        .name = "Item", .path_template = "/item/<id>"});
  ///     app.layout = html::Div({dcc::Link("Home", {.href = "/"}), page_container()});
  ///
  /// Throws a user Error when it has no path or no layout, when another page has its path, and when the app has already answered
  /// a request.
  void register_page(Page page);
  /// The pages in the order of their links, with what register_page() made up: name, title, relative_path and the others.
  const std::vector<Page>& pages() const;

  /// A path with `requests_pathname_prefix` in front: "/about" is "/base/about". Throws a user Error when it does not begin with
  /// "/".
  std::string get_relative_path(const std::string& path) const;
  /// The other way round, without "/" at both ends: "/base/about/" is "about". Throws a user Error for a path that is not below
  /// the prefix.
  std::string strip_relative_path(const std::string& path) const;
  /// The URL of a file of the assets: "logo.png" is "/assets/logo.png".
  std::string get_asset_url(const std::string& path) const;

  /// Looks at each request before the app does, also those for a WebSocket; the first hook with an answer ends it. In the order
  /// of the calls. See auth.h for hooks that ask who somebody is. May be called from many threads; what it throws is answered as
  /// an error of the app.
  void before_request(RequestHook hook);
  /// Looks at each answer before it is sent, and may change it: `response.set("X-Frame-Options", "DENY")`.
  void after_request(std::function<void(const Request&, Response&)> hook);

  /// The scripts that stand in the page itself, as a Content-Security-Policy names them: `'sha256-...'`. For programs that make
  /// their own; see DashOptions::content_security_policy. Throws as handle() does. Definition: Dash's app.csp_hashes
  std::vector<std::string> csp_hashes() const;

  /// Changes properties of a component on all pages that have called through a WebSocket. May be called from any thread while the
  /// app runs. Throws a user Error for an id with a wildcard, and when the app has no WebSocket callback.
  void set_props(const Id& id, const std::vector<SetProperty>& properties) const;

  /// Serves the app until SIGINT or SIGTERM. Prints one line with its URL.
  /// Throws a user Error when the layout is missing or not in order (two components with one id, a callback that names a
  /// component or property that is not there), and when the port is in use.
  void run(const RunOptions& options = {});

  /// Answers one request, without a socket: for tests, and for programs that have a server of their own. Can be called from many
  /// threads at once. Throws as run() does when the app is not in order.
  Response handle(const Request& request) const;

  /// What `run({.debug = true})` switches on, for apps that are served by handle().
  void enable_dev_tools(bool debug = true);

 private:
  struct Part {
    int order;  // 0 Output, 1 Input, 2 State
    Dependency dependency;
  };

  template <class D>
  static Part part_of(const D& dependency) {
    return {dash::Role<D>::order, dash::dependency_of(dependency)};
  }

  template <class... D>
  static constexpr void check_parts() {
    static_assert(((dash::Role<D>::order < 3) && ...),
                  "callback: everything before the handler must be an Output, Input or State (CallbackOptions come first)");
    constexpr int orders[] = {0, dash::Role<D>::order...};
    static_assert(
        [&] {
          for (std::size_t i = 1; i < std::size(orders); ++i) {
            if (orders[i - 1] > orders[i]) return false;
          }
          return true;
        }(),
        "callback: pass all Outputs first, then all Inputs, then all States, and the handler last");
  }

  template <std::size_t... I, class Tuple>
  void add_callback(CallbackOptions options, std::index_sequence<I...>, Tuple parts) {
    constexpr std::size_t last = sizeof...(I) - 1;
    add_callback_parts(std::move(options), std::make_index_sequence<last>(), parts, std::get<last>(parts));
  }

  template <std::size_t... I, class Tuple, class F>
  void add_callback_parts(CallbackOptions options, std::index_sequence<I...>, const Tuple& parts, const F& function) {
    using Dependencies = dash::Types<std::remove_cvref_t<std::tuple_element_t<I, Tuple>>...>;
    check_parts<std::remove_cvref_t<std::tuple_element_t<I, Tuple>>...>();
    using Values = decltype(dash::values_in<1, 2>(Dependencies()));
    using Outputs = decltype(dash::values_in<0, 0>(Dependencies()));
    using Function = std::decay_t<F>;
    static_assert(dash::Role<F>::order == 3, "callback: the handler is missing: it comes last");
    if constexpr (dash::Role<F>::order == 3) {
      using Parameters = decltype(dash::types_of_slots(dash::slots_of<0>(dash::Types<>(), Values())));
      const dash::Paths paths{dash::paths_in<1, 2>(std::get<I>(parts)...), dash::paths_in<0, 0>(std::get<I>(parts)...)};
      add(std::move(options), {part_of(std::get<I>(parts))...},
          dash::bind_handler<Function>(function, Values(), dash::parameters_of<Function, Parameters>(), Outputs(), paths));
    }
  }

  static std::array<std::vector<Dependency>, 3> by_role(std::vector<Part> parts);
  void add(CallbackOptions options, std::vector<Part> parts, dash::Handler handler);
  void add_clientside(const std::string& javascript, std::vector<Part> parts);
  void add_clientside(const ClientsideFunction& function, std::vector<Part> parts);

  std::unique_ptr<dash::App> app_;
};

}  // namespace weft
