// Computing on a cluster, and what a cluster keeps under names: what Dask's Client is to Python.
#pragma once

#include <chrono>
#include <concepts>
#include <future>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <weft/compute.h>
#include <weft/dataframe.h>
#include <weft/function.h>
#include <weft/json.h>
#include <weft/series.h>
#include <weft/table.h>

namespace weft {

/// Options of Client.
struct ClientOptions {
  std::string token = {};          ///< what the scheduler was given as `--token`
  std::string tls_root_cert = {};  ///< a PEM file with the certificate that the scheduler's is signed by; not empty: TLS is used
  std::string compression =
      {};              ///< "lz4" or "zstd": rows come compressed, which wins where the network is slower than some 300 MB/s
  double timeout = 5;  ///< seconds until an address where nobody answers is an error
  bool set_as_default = true;  ///< whether the process computes there from now on
};

/// Options of Client::publish_dataset.
struct PublishDataset {
  bool override = false;  ///< replaces a dataset of that name: readers see the old one or the new one
};

/// A published dataset: lazy rows that stay where they are, or a value.
using Dataset = std::variant<dd::DataFrame, dd::Series, dd::Table, Json>;

/// What a call will give that runs in the background. Cheap to copy; the last copy waits for the call.
template <class T>
class Future {
 public:
  /// Waits for it. Throws what the call threw.
  T result() const { return results_.get().template at<T>(row_); }
  /// Whether it is there, or failed.
  bool done() const { return results_.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }
  /// Stops it: result() throws a user Error, unless it was there already. Futures of one Client::map are stopped together.
  void cancel() const { cancellation_.cancel(); }

 private:
  friend class Client;
  Future(std::shared_future<dd::Column> results, std::size_t row, Cancellation cancellation)
      : results_(std::move(results)), row_(row), cancellation_(std::move(cancellation)) {}
  std::shared_future<dd::Column> results_;  // of calls that were made together
  std::size_t row_;
  Cancellation cancellation_;
};

/// A connection to a cluster. From its construction on, until close() or the end of the last copy, compute() and persist() of the
/// whole process run there; of several clients the youngest counts. Frames are planned and read by the scheduler and its workers:
/// paths of files are those that they see. Cheap to copy; threads may use it at once.
///
/// Without an address computations stay in this process, and so do published datasets, for all of its local clients.
class Client {
 public:
  Client();
  /// `address` is "host:port" of `weft scheduler`. Throws a cluster Error, within ClientOptions::timeout, when nobody answers
  /// there, the token is wrong, the certificate is not the expected one, or the scheduler is of another version.
  explicit Client(const std::string& address, const ClientOptions& options = {});

  /// Publishes lazy rows under a name. Whoever asks for the name gets the same expression: what was persisted before stays in the
  /// cluster's memory when this client is gone, anything else is computed by whoever needs it. Throws a user Error when the name
  /// is taken. Dask's publish_dataset.
  void publish_dataset(const std::string& name, const dd::DataFrame& frame, const PublishDataset& options = {}) const;
  void publish_dataset(const std::string& name, const dd::Series& series, const PublishDataset& options = {}) const;
  /// Publishes a value.
  void publish_dataset(const std::string& name, const dd::Table& table, const PublishDataset& options = {}) const;
  void publish_dataset(const std::string& name, const Json& value, const PublishDataset& options = {}) const;

  /// A published dataset. No rows are moved, but those of a Table. Throws a user Error that lists the names when there is none of
  /// this one, and when it is of another kind than `T`: dd::DataFrame (a series or a table will do), dd::Series, dd::Table or
  /// Json. Dask's get_dataset.
  template <class T = dd::DataFrame>
    requires std::same_as<T, dd::DataFrame> || std::same_as<T, dd::Series> || std::same_as<T, dd::Table> || std::same_as<T, Json>
  T get_dataset(const std::string& name) const {
    return as<T>(name, dataset(name));
  }
  /// The same of any kind.
  Dataset dataset(const std::string& name) const;
  /// The names of all published datasets, sorted.
  std::vector<std::string> list_datasets() const;
  /// All published datasets by name.
  std::map<std::string, Dataset> datasets() const;
  /// Takes the name back. Who has the dataset already can go on with it. Throws a user Error when there is none of that name.
  void unpublish_dataset(const std::string& name) const;

  /// Computes there, whatever the process's default is.
  template <Lazy... T>
  auto compute(const T&... lazy) const {
    const Scope scope(*this);
    return weft::compute(lazy...);
  }
  /// Persists there, whatever the process's default is: a tuple of frames and series.
  template <class... T>
    requires((std::same_as<T, dd::DataFrame> || std::same_as<T, dd::Series>) && ...)
  std::tuple<T...> persist(const T&... lazy) const {
    const Scope scope(*this);
    return weft::persist(lazy...);
  }

  /// Calls a function that WEFT_FUNCTION registered, of values, in the background and there: `client.submit<&area>(2.0, 3.0)`.
  /// Dask's submit.
  template <auto Fn, class... A>
  auto submit(const A&... arguments) const {
    return call<Fn>({{dd::Value(arguments)...}}).front();
  }
  /// The same of each item of a list, each in a task of its own; a list of tuples for functions of several parameters. Dask's
  /// map.
  template <auto Fn, class T>
  auto map(const std::vector<T>& items) const {
    std::vector<std::vector<dd::Value>> calls;
    for (const T& item : items) calls.push_back(values_of(item));
    return call<Fn>(calls);
  }
  /// Waits for all of them. Throws what the first of them that failed threw.
  template <class T>
  static std::vector<T> gather(const std::vector<Future<T>>& futures) {
    std::vector<T> results;
    for (const Future<T>& future : futures) results.push_back(future.result());
    return results;
  }

  /// Has the scheduler and all workers load a shared object, so that plans can call the functions that WEFT_FUNCTION registers in
  /// it. It is linked to Weft's libraries. The program that builds such plans has to have loaded it too. Throws a user Error when
  /// the file cannot be read or loaded. Dask's upload_file.
  void upload_library(const std::string& path) const;

  /// Where the partitions of a persisted frame are: for each the addresses of the nodes that hold it, none for small ones, which
  /// the scheduler holds. Throws a user Error for a frame that is not persisted there.
  std::vector<std::vector<std::string>> who_has(const dd::DataFrame& frame) const;
  /// Stops all computations of all clients, and lets go of all that is persisted and not published.
  void restart() const;

  /// The scheduler's version, nodes with their processors and memory, datasets, and number of computations.
  Json scheduler_info() const;
  /// What the scheduler has done lately: `now`, in seconds since 1970 as all times here; `totals` since it began, of `tasks`,
  /// `failed_tasks`, `computations`, `failed_computations` and `bytes` of results; the last `computations`, each with `what`,
  /// `begin`, `end` (null while it runs), `stage`, `tasks_done`, `tasks_planned`, `rows`, `bytes` and `error`; the last `tasks`,
  /// each with `op`, `node`, `process`, `begin`, `end`, `rows`, `bytes`, `failed` and `received`, the bytes that it asked other
  /// nodes for; the `log`, each with `time` and `text`. What `weft status` shows.
  Json activity() const;
  /// Waits until so many workers have joined. Throws a cluster Error when they have not after `timeout` seconds.
  void wait_for_workers(std::size_t count, double timeout = 60) const;

  /// Ends the connection: computations are of this process again, and what this client alone had persisted is gone.
  void close();

 private:
  class Scope {
   public:
    explicit Scope(const Client& client);
    ~Scope();
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;

   private:
    struct State;
    std::unique_ptr<State> state_;
  };
  using Calls = std::vector<std::vector<dd::Value>>;
  template <class T>
  static std::vector<dd::Value> values_of(const T& item) {
    if constexpr (requires { std::tuple_size<T>::value; })
      return std::apply([](const auto&... values) { return std::vector<dd::Value>{dd::Value(values)...}; }, item);
    else
      return {dd::Value(item)};
  }
  /// A row for each call, in a partition of its own, with columns for the arguments.
  static dd::DataFrame rows_of(const Calls& calls);
  static std::vector<std::string> argument_names(std::size_t count);
  std::shared_future<dd::Column> start(const dd::Series& results, const Cancellation& cancellation) const;
  template <class R, class... A>
  static std::type_identity<R> result_type(R (*)(A...));
  template <auto Fn>
  auto call(const Calls& calls) const {
    using R = typename decltype(result_type(Fn))::type;
    std::vector<Future<R>> futures;
    if (calls.empty()) return futures;
    const Cancellation cancellation;
    const auto results = start(rows_of(calls).template map<Fn>(argument_names(calls.front().size())), cancellation);
    for (std::size_t row = 0; row < calls.size(); ++row) futures.push_back(Future<R>(results, row, cancellation));
    return futures;
  }
  template <class T>
  static T as(const std::string& name, const Dataset& dataset);

  struct State;
  std::shared_ptr<State> state_;
};

template <>
dd::DataFrame Client::as<dd::DataFrame>(const std::string& name, const Dataset& dataset);
template <>
dd::Series Client::as<dd::Series>(const std::string& name, const Dataset& dataset);
template <>
dd::Table Client::as<dd::Table>(const std::string& name, const Dataset& dataset);
template <>
Json Client::as<Json>(const std::string& name, const Dataset& dataset);

}  // namespace weft
