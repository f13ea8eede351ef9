// WebSocket callbacks: the messages of Dash's renderer, and the calls of handlers that they ask for.
#include "dash/callbacks/callback_sockets.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <weft/cancellation.h>
#include <weft/error.h>

#include "base/json_reader.h"
#include "base/json_writer.h"
#include "dash/app.h"
#include "dash/callbacks/call_handler.h"
#include "dash/callbacks/call_state.h"
#include "dash/callbacks/update_request.h"
#include "dash/routes/routes.h"

namespace weft::dash {
namespace {

constexpr std::uint16_t kBadMessage = 1007;

std::string text_of(const boost::json::object& message, const char* name) {
  const Json* value = message.if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : "";
}

// {"type":"set_props","rendererId":"r","payload":
std::string message_head(std::string_view type, const std::string& renderer, const std::string& request = "") {
  std::string text = R"({"type":")" + std::string(type) + R"(","rendererId":)";
  base::append_json_string(text, renderer);
  if (!request.empty()) {
    text += R"(,"requestId":)";
    base::append_json_string(text, request);
  }
  return text + R"(,"payload":)";
}

// What the renderer understands of an HTTP answer.
std::string payload_of(const Response& response) {
  if (response.status == 204) return R"({"status":"prevent_update"})";
  if (response.status == 200) return R"({"status":"ok","data":)" + std::string(response.body.view()) + "}";
  std::string text = R"({"status":"error","message":)";
  base::append_json_string(text, response.body.view());
  return text + "}";
}

}  // namespace

/// One WebSocket: a browser, with a page or several.
class CallbackSocket : public server::WebSocketListener, public std::enable_shared_from_this<CallbackSocket> {
 public:
  CallbackSocket(CallbackSockets& all, Request handshake) : all_(all), handshake_(std::move(handshake)) {
    std::lock_guard lock(all_.mutex_);
    all_.sockets_.insert(this);
  }
  ~CallbackSocket() override {
    std::lock_guard lock(all_.mutex_);
    all_.sockets_.erase(this);
  }

  void opened(std::shared_ptr<server::WebSocket> socket) override {
    std::lock_guard lock(mutex_);
    socket_ = std::move(socket);
  }

  void received(std::string text) override {
    try {
      Json json = base::parse_json(text, max_json_depth);
      if (!json.is_object()) throw Error(ErrorKind::user, "A message must be a JSON object");
      take(json.get_object());
    } catch (const std::exception&) {
      if (const auto socket = this->socket()) socket->close(kBadMessage, "The message cannot be read");
    }
  }

  void closed() override {
    cancellation_.cancel();
    std::map<std::string, std::promise<Json>> asked;
    {
      std::lock_guard lock(mutex_);
      socket_ = nullptr;
      asked.swap(asked_);
    }
    for (auto& [id, promise] : asked) promise.set_exception(std::make_exception_ptr(CallCancelled()));
  }

  void send(std::string text) {
    if (const auto socket = this->socket()) socket->send(std::move(text));
  }

  void set_props(const std::string& renderer, const PageChanges& changes) {
    changes.for_each([&](const std::string& id, const PropertyMembers& properties) {
      std::string text = message_head("set_props", renderer) + R"({"componentId":)";
      base::append_json_string(text, id);
      text += R"(,"props":)";
      append_json(text, properties);
      send(text + "}}");
    });
  }

  void set_props_everywhere(const PageChanges& changes) {
    std::set<std::string> renderers;
    {
      std::lock_guard lock(mutex_);
      renderers = renderers_;
    }
    for (const std::string& renderer : renderers) set_props(renderer, changes);
  }

  Json get_prop(const std::string& renderer, const Target& target, std::chrono::milliseconds timeout) {
    std::future<Json> answer;
    std::string request;
    {
      std::lock_guard lock(mutex_);
      if (!socket_) throw CallCancelled();
      request = "s" + std::to_string(++num_asked_);
      answer = asked_[request].get_future();
    }
    std::string text = message_head("get_props_request", renderer, request) + R"({"componentId":)";
    base::append_json_string(text, target.id);
    text += R"(,"properties":[)";
    base::append_json_string(text, target.property);
    send(text + "]}}");
    if (answer.wait_for(timeout) != std::future_status::ready) {
      std::lock_guard lock(mutex_);
      asked_.erase(request);
      throw Error(ErrorKind::user, "The page did not tell a property within " + std::to_string(timeout.count()) +
                                       " ms: " + target.id + "." + target.property);
    }
    const Json values = answer.get();
    const Json* value = values.is_object() ? values.get_object().if_contains(target.property) : nullptr;
    return value ? *value : Json(nullptr);
  }

  bool is_open() const { return !cancellation_.is_cancelled(); }

 private:
  std::shared_ptr<server::WebSocket> socket() {
    std::lock_guard lock(mutex_);
    return socket_;
  }

  void take(boost::json::object& message) {
    const std::string type = text_of(message, "type");
    if (type == "heartbeat") return send(R"({"type":"heartbeat_ack"})");
    if (type == "get_props_response") return take_props(message);
    if (type != "callback_request") return;  // a newer renderer may say more
    const std::string renderer = text_of(message, "rendererId"), request = text_of(message, "requestId");
    Json* given = message.if_contains("payload");
    Json payload = given ? std::move(*given) : Json(nullptr);
    Request http = handshake_;
    http.method = "POST";
    http.body = base::to_json(payload);  // for ctx(), which reads it when it is asked
    {
      std::lock_guard lock(mutex_);
      renderers_.insert(renderer);
    }
    all_.pool_.submit(
        [self = shared_from_this(), renderer, request, payload = std::move(payload), http = std::move(http)]() mutable {
          if (!self->is_open()) return;
          const CancellationScope scope(self->cancellation_);
          self->send(message_head("callback_response", renderer, request) +
                     payload_of(self->answer(http, std::move(payload), renderer)) + "}");
        });
  }

  void take_props(boost::json::object& message) {
    std::promise<Json> promise;
    {
      std::lock_guard lock(mutex_);
      const auto found = asked_.find(text_of(message, "requestId"));
      if (found == asked_.end()) return;
      promise = std::move(found->second);
      asked_.erase(found);
    }
    const Json* payload = message.if_contains("payload");
    promise.set_value(payload ? *payload : Json(nullptr));
  }

  Response answer(const Request& http, Json payload, const std::string& renderer);

  CallbackSockets& all_;
  const Request handshake_;
  const Cancellation cancellation_;
  std::mutex mutex_;
  std::shared_ptr<server::WebSocket> socket_;
  std::set<std::string> renderers_;
  std::map<std::string, std::promise<Json>> asked_;
  std::size_t num_asked_ = 0;
};

namespace {

/// One page of a browser.
class SocketChannel : public PageChannel {
 public:
  SocketChannel(std::shared_ptr<CallbackSocket> socket, std::string renderer)
      : socket_(std::move(socket)), renderer_(std::move(renderer)) {}

  void set(const PageChanges& changes) override { socket_->set_props(renderer_, changes); }
  Json get(const Target& target, std::chrono::milliseconds timeout) override {
    return socket_->get_prop(renderer_, target, timeout);
  }

 private:
  const std::shared_ptr<CallbackSocket> socket_;
  const std::string renderer_;
};

// "https://example.org:8050" and the Host that the browser asked for.
bool is_same_origin(std::string_view origin, std::string_view host) {
  const std::size_t scheme = origin.find("://");
  return scheme != origin.npos && !host.empty() && equal_ignoring_case(origin.substr(scheme + 3), host);
}

}  // namespace

Response CallbackSocket::answer(const Request& http, Json payload, const std::string& renderer) {
  const App& app = all_.app_;
  try {
    UpdateRequest update = read_update_request(app, std::move(payload));
    const Callback& callback = *update.callback;
    if (callback.background || callback.is_cancel || !(callback.websocket || app.options.websocket_callbacks)) {
      return Response::text(400, "The callback cannot be called through a WebSocket: " + callback.id);
    }
    const auto channel = std::make_shared<SocketChannel>(shared_from_this(), renderer);
    const auto state = std::make_shared<CallState>(callback, http, cancellation_, channel);
    return call_handler(app, state, std::move(update), nullptr);
  } catch (const BadRequest& bad) {
    return Response::text(bad.status, bad.message);
  }
}

bool uses_websocket(const App& app) {
  return app.options.websocket_callbacks ||
         std::ranges::any_of(app.callbacks, [](const Callback& callback) { return callback.websocket; });
}

CallbackSockets::~CallbackSockets() { pool_.join(); }

server::WebSocketDecision CallbackSockets::open(const Request& request) {
  if (request.path() != app_.routes_pathname_prefix + "_dash-ws-callback") {
    return Response::text(404, "There is no WebSocket at this path\n");
  }
  if (std::optional<Response> answer = ask_hooks(app_, request)) return std::move(*answer);
  const std::string_view origin = request.header("Origin");
  if (std::ranges::find(app_.options.websocket_allowed_origins, origin) == app_.options.websocket_allowed_origins.end() &&
      !is_same_origin(origin, request.header("Host"))) {
    return Response::text(403, "This origin may not open a WebSocket (see DashOptions::websocket_allowed_origins)\n");
  }
  return std::make_shared<CallbackSocket>(*this, request);
}

void CallbackSockets::broadcast(const PageChanges& changes) {
  std::vector<std::shared_ptr<CallbackSocket>> sockets;
  {
    std::lock_guard lock(mutex_);
    for (CallbackSocket* socket : sockets_) {
      if (auto alive = socket->weak_from_this().lock()) sockets.push_back(std::move(alive));
    }
  }
  for (const auto& socket : sockets) socket->set_props_everywhere(changes);
}

}  // namespace weft::dash
