// What clients and the scheduler say to each other: the bodies of Flight actions and the names of Flight tickets.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <weft/computation.h>

#include "engine/task_message.h"
#include "plan/codec.h"
#include "plan/schema.h"

namespace weft::cluster {

/// Changes whenever a message does, or a plan's encoding: both sides have to have the same.
constexpr std::uint32_t protocol_version = 5;

/// Names of actions.
namespace action {
constexpr std::string_view hello = "weft.hello";          // Hello -> Welcome
constexpr std::string_view session = "weft.session";      // Hello -> Session, and no end: what the session holds goes with it
constexpr std::string_view compute = "weft.compute";      // ComputeRequest -> ComputeEvent...
constexpr std::string_view release = "weft.release";      // HeldName ->
constexpr std::string_view publish = "weft.publish";      // PublishRequest ->
constexpr std::string_view get = "weft.get";              // DatasetRequest -> Dataset
constexpr std::string_view unpublish = "weft.unpublish";  // DatasetRequest ->
constexpr std::string_view list = "weft.list";            // -> DatasetList
constexpr std::string_view library = "weft.library";      // the bytes of a shared object ->
constexpr std::string_view who_has = "weft.who_has";      // HeldName -> JSON text: for each partition the addresses of nodes
constexpr std::string_view restart = "weft.restart";      // ->
constexpr std::string_view info = "weft.info";            // -> JSON text
constexpr std::string_view activity = "weft.activity";    // -> JSON text
constexpr std::string_view join = "weft.join";            // -> Join
// The scheduler asks a node's server:
constexpr std::string_view tasks = "weft.tasks";  // NodeCalls -> NodeReplies
}  // namespace action

struct Hello {
  std::uint32_t version = protocol_version;

  static void fields(auto& self, auto&& visit) { visit("version", self.version); }
};

struct Welcome {
  std::uint32_t version = protocol_version;
  std::string weft_version;

  static void fields(auto& self, auto&& visit) {
    visit("version", self.version);
    visit("weft_version", self.weft_version);
  }
};

struct Session {
  std::string id;

  static void fields(auto& self, auto&& visit) { visit("id", self.id); }
};

/// Rows that the client holds and the plan reads.
struct GivenTable {
  std::string content;                  // of the in_memory op
  bool is_table = true;                 // to be divided as the op says; else the partitions as they are
  std::vector<std::string> partitions;  // as Arrow IPC

  static void fields(auto& self, auto&& visit) {
    visit("content", self.content);
    visit("is_table", self.is_table);
    visit("partitions", self.partitions);
  }
};

struct ComputeRequest {
  std::string session;
  std::string plan;
  std::vector<GivenTable> given;
  bool optimize = true;
  std::vector<std::string> rules_off;
  bool persist = false;       // whether results stay at the workers, under names
  bool fetch_always = false;  // whether few rows have to be fetched too

  static void fields(auto& self, auto&& visit) {
    visit("session", self.session);
    visit("plan", self.plan);
    visit("given", self.given);
    visit("optimize", self.optimize);
    visit("rules_off", self.rules_off);
    visit("persist", self.persist);
    visit("fetch_always", self.fetch_always);
  }
};

struct Progress {
  std::uint64_t tasks_done = 0, tasks_planned = 0, stage = 0;
  std::int64_t rows = 0, bytes = 0;
  double seconds = 0;

  Progress() = default;
  explicit Progress(const ComputeProgress& from)
      : tasks_done(from.tasks_done),
        tasks_planned(from.tasks_planned),
        stage(from.stage),
        rows(from.rows),
        bytes(from.bytes),
        seconds(from.seconds) {}
  ComputeProgress value() const { return {tasks_done, tasks_planned, rows, bytes, stage, seconds, false}; }
  static void fields(auto& self, auto&& visit) {
    visit("tasks_done", self.tasks_done);
    visit("tasks_planned", self.tasks_planned);
    visit("stage", self.stage);
    visit("rows", self.rows);
    visit("bytes", self.bytes);
    visit("seconds", self.seconds);
  }
};

/// Partitions that are at the workers.
struct HeldInfo {
  std::string content;
  plan::Schema schema;
  std::vector<std::uint64_t> bytes;  // of each

  static void fields(auto& self, auto&& visit) {
    visit("content", self.content);
    visit("schema", self.schema);
    visit("bytes", self.bytes);
  }
};

/// A partition that a node serves itself: the ticket for DoGet there, which gives the columns as they are held (fit_columns.h).
struct PartitionTicket {
  std::uint64_t object = 0;
  bool all_columns = false;
  std::vector<std::string> columns;  // where it is not all

  static void fields(auto& self, auto&& visit) {
    visit("object", self.object);
    visit("all_columns", self.all_columns);
    visit("columns", self.columns);
  }
};

/// A partition of a result.
struct ResultPart {
  std::string table;    // its rows as Arrow IPC, when they are few
  std::string address;  // of the node that serves it while the action goes on; empty: none does
  std::string ticket;   // for DoGet there

  static void fields(auto& self, auto&& visit) {
    visit("table", self.table);
    visit("address", self.address);
    visit("ticket", self.ticket);
  }
};

/// One result of a computation: its rows when they are few, else where they are.
struct ComputedRoot {
  plan::Schema schema;  // that the rows of `parts` are to have
  std::vector<ResultPart> parts;
  std::string ticket;  // for DoGet of all rows from the scheduler, while the action goes on; empty when `parts` has the rows
  HeldInfo held;       // what was persisted

  static void fields(auto& self, auto&& visit) {
    visit("schema", self.schema);
    visit("parts", self.parts);
    visit("ticket", self.ticket);
    visit("held", self.held);
  }
};

struct Computed {
  std::vector<ComputedRoot> roots;
  Progress progress;

  static void fields(auto& self, auto&& visit) {
    visit("roots", self.roots);
    visit("progress", self.progress);
  }
};

struct ComputeEvent {
  std::variant<Progress, Computed, engine::Failure> event;

  static void fields(auto& self, auto&& visit) { visit("event", self.event); }
};

struct HeldName {
  std::string session;
  std::string content;

  static void fields(auto& self, auto&& visit) {
    visit("session", self.session);
    visit("content", self.content);
  }
};

enum class DatasetKind : std::uint8_t { frame, series, table, json };

struct PublishRequest {
  std::string session;
  std::string name;
  DatasetKind kind = DatasetKind::frame;
  std::string plan;  // of all but JSON
  std::string json;
  std::vector<GivenTable> given;
  bool override = false;

  static void fields(auto& self, auto&& visit) {
    visit("session", self.session);
    visit("name", self.name);
    visit("kind", self.kind);
    visit("plan", self.plan);
    visit("json", self.json);
    visit("given", self.given);
    visit("override", self.override);
  }
};

struct DatasetRequest {
  std::string session;
  std::string name;

  static void fields(auto& self, auto&& visit) {
    visit("session", self.session);
    visit("name", self.name);
  }
};

struct Dataset {
  DatasetKind kind = DatasetKind::frame;
  std::string plan;
  std::string json;
  std::vector<HeldInfo> held;  // what the plan reads

  static void fields(auto& self, auto&& visit) {
    visit("kind", self.kind);
    visit("plan", self.plan);
    visit("json", self.json);
    visit("held", self.held);
  }
};

struct DatasetList {
  std::vector<std::string> names;

  static void fields(auto& self, auto&& visit) { visit("names", self.names); }
};

/// What a node needs to become a worker.
struct Join {
  std::string ray_address;
  std::string ray_token;

  static void fields(auto& self, auto&& visit) {
    visit("ray_address", self.ray_address);
    visit("ray_token", self.ray_token);
  }
};

/// What an Error says when a session is not known: the scheduler was started anew, and the client opens another one.
constexpr std::string_view session_is_over = "The client's session is over";

/// Rows of a message: few rows go with what tells of them, which saves a way.
constexpr std::uint64_t most_inline_bytes = std::uint64_t{1} << 20;
/// One huge message is several times slower, and for large ones the client's allocator asks the system for memory each time.
constexpr std::int64_t rows_per_message = std::int64_t{1} << 16;

}  // namespace weft::cluster

template <>
struct weft::plan::EnumRange<weft::cluster::DatasetKind> {
  static constexpr auto last = weft::cluster::DatasetKind::json;
};
