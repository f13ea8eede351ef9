// What a scheduler needs of Ray, in this process.
#include "process_ray.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>
#include <utility>

namespace weft::test {
namespace {

using Bytes = std::shared_ptr<const std::string>;  // null: to be made
/// What tasks read stays until they are done, whoever else lets go of it.
using Object = std::shared_ptr<Bytes>;

int free_port() {
  const int probe = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  ::bind(probe, reinterpret_cast<sockaddr*>(&address), size);
  ::getsockname(probe, reinterpret_cast<sockaddr*>(&address), &size);
  ::close(probe);
  return ntohs(address.sin_port);
}

Bytes copy_of(weft_bytes bytes) {
  return std::make_shared<const std::string>(reinterpret_cast<const char*>(bytes.data), bytes.size);
}

Bytes copy_of(const weft_task_results* results, std::uint32_t part) {
  std::string text;
  for (std::uint32_t piece = 0; piece < weft_count_pieces(results, part); ++piece) {
    const weft_bytes bytes = weft_task_piece(results, part, piece);
    text.append(reinterpret_cast<const char*>(bytes.data), bytes.size);
  }
  return std::make_shared<const std::string>(std::move(text));
}

weft_bytes view_of(const std::string& text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

}  // namespace

struct ProcessScheduler::Store {
  struct Task {
    std::uint64_t number;
    Bytes message;
    std::vector<Object> inputs, outputs;
    std::uint64_t answer = 0;
    bool is_cancelled = false;
  };

  std::mutex mutex;
  std::condition_variable changed;
  std::uint64_t last = 0;
  std::map<std::uint64_t, Object> objects;
  std::map<std::uint64_t, Bytes> pins;
  std::map<std::string, std::string> named;
  std::deque<Task> tasks;
  bool is_over = false;
  weft_scheduler* scheduler = nullptr;
  std::thread worker;

  static Store*& only() {
    static Store* store = nullptr;
    return store;
  }

  void run_tasks() {
    while (true) {
      Task task;
      std::vector<Bytes> inputs;
      {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return is_over || (!tasks.empty() && scheduler); });
        if (is_over) return;
        task = std::move(tasks.front());
        tasks.pop_front();
        for (const Object& input : task.inputs) inputs.push_back(*input);
      }
      run(task, inputs);
    }
  }

  void run(const Task& task, const std::vector<Bytes>& inputs) {
    if (task.is_cancelled) return weft_scheduler_task_done(scheduler, task.number, {nullptr, 0}, "it was cancelled");
    std::vector<weft_bytes> views;
    for (const Bytes& input : inputs) {
      if (!input) return weft_scheduler_task_done(scheduler, task.number, {nullptr, 0}, "an input was not made");
      views.push_back(view_of(*input));
    }
    const auto num_outputs = static_cast<std::uint32_t>(task.outputs.size() - 1);
    weft_task_results* results =
        weft_run_task(view_of(*task.message), views.data(), static_cast<std::uint32_t>(views.size()), num_outputs, nullptr, "");
    {
      std::lock_guard lock(mutex);
      for (std::uint32_t part = 0; part <= num_outputs; ++part) *task.outputs[part] = copy_of(results, part);
    }
    changed.notify_all();
    weft_scheduler_task_done(scheduler, task.number, weft_task_piece(results, 0, 0), nullptr);
    weft_free_task_results(results);
  }
};

ProcessScheduler::ProcessScheduler(const std::string& token) : store_(std::make_unique<Store>()) {
  Store::only() = store_.get();
  weft_ray ray{};
  ray.submit = [](std::uint64_t number, weft_bytes message, const std::uint64_t* inputs, std::uint32_t num_inputs,
                  std::uint32_t num_outputs, int, int, std::uint64_t* made) {
    Store& store = *Store::only();
    std::lock_guard lock(store.mutex);
    Store::Task task{number, copy_of(message), {}, {}};
    for (std::uint32_t input = 0; input < num_inputs; ++input) task.inputs.push_back(store.objects.at(inputs[input]));
    for (std::uint32_t part = 0; part <= num_outputs; ++part)
      task.outputs.push_back(store.objects[made[part] = ++store.last] = std::make_shared<Bytes>());
    task.answer = made[0];
    store.tasks.push_back(std::move(task));
    store.changed.notify_all();
    return 0;
  };
  ray.put = [](weft_bytes bytes, std::uint64_t* object) {
    Store& store = *Store::only();
    std::lock_guard lock(store.mutex);
    store.objects[*object = ++store.last] = std::make_shared<Bytes>(copy_of(bytes));
    return 0;
  };
  ray.get = [](std::uint64_t object, double, weft_bytes* bytes, std::uint64_t* pin) {
    Store& store = *Store::only();
    std::lock_guard lock(store.mutex);
    const Bytes found = *store.objects.at(object);
    if (!found) return 1;
    *bytes = view_of(*found);
    store.pins[*pin = ++store.last] = found;
    return 0;
  };
  ray.unpin = [](std::uint64_t pin) {
    std::lock_guard lock(Store::only()->mutex);
    Store::only()->pins.erase(pin);
    return 0;
  };
  ray.release = [](const std::uint64_t* objects, std::uint32_t count) {
    std::lock_guard lock(Store::only()->mutex);
    for (std::uint32_t index = 0; index < count; ++index) Store::only()->objects.erase(objects[index]);
    return 0;
  };
  ray.cancel = [](const std::uint64_t* answers, std::uint32_t count) {
    std::lock_guard lock(Store::only()->mutex);
    for (Store::Task& task : Store::only()->tasks)
      for (std::uint32_t index = 0; index < count; ++index)
        if (task.answer == answers[index]) task.is_cancelled = true;
    return 0;
  };
  ray.add_library = [](const char*) { return 0; };
  ray.locations = [](const std::uint64_t*, std::uint32_t count, void* context,
                     void (*take)(void*, const std::uint8_t*, std::uint64_t)) {
    std::string text = "[";
    for (std::uint32_t index = 0; index < count; ++index) text += index == 0 ? "[\"here\"]" : ",[\"here\"]";
    text += "]";
    take(context, view_of(text).data, text.size());
    return 0;
  };
  ray.offer = [](const std::uint64_t*, std::uint32_t count, void* context,
                 void (*take)(void*, const std::uint8_t*, std::uint64_t)) {
    std::string text = "[";
    for (std::uint32_t index = 0; index < count; ++index) text += index == 0 ? "\"\"" : ",\"\"";
    text += "]";
    take(context, view_of(text).data, text.size());
    return 0;
  };
  ray.withdraw = [](const std::uint64_t*, std::uint32_t) { return 0; };
  ray.kv_put = [](const char* key, weft_bytes value) {
    std::lock_guard lock(Store::only()->mutex);
    if (value.size == 0)
      Store::only()->named.erase(key);
    else
      Store::only()->named[key] = *copy_of(value);
    return 0;
  };
  ray.kv_list = [](void* context, void (*each)(void*, const char*, const std::uint8_t*, std::uint64_t)) {
    for (const auto& [key, value] : Store::only()->named) each(context, key.c_str(), view_of(value).data, value.size());
    return 0;
  };
  ray.last_error = [] { return "it is not there"; };

  store_->worker = std::thread([store = store_.get()] { store->run_tasks(); });
  address_ = "127.0.0.1:" + std::to_string(free_port());
  const std::string location = "grpc://" + address_;
  const weft_scheduler_options options{location.c_str(), token.c_str(), "", "", "", "nowhere:1", "none"};
  char error[4096] = "";
  scheduler_ = weft_scheduler_start(&ray, &options, error, sizeof error);
  if (!scheduler_) throw std::runtime_error(error);
  weft_scheduler_know_nodes(scheduler_,
                            R"([{"id":"1","address":"here","cpus":1,"memory":1e9,"object_store_memory":1e8,"server":""}])");
  {
    std::lock_guard lock(store_->mutex);
    store_->scheduler = scheduler_;
  }
  store_->changed.notify_all();
  runner_ = std::thread([this] {
    while (!weft_scheduler_run(scheduler_, 0.1)) continue;
  });
}

ProcessScheduler::~ProcessScheduler() {
  {
    std::lock_guard lock(store_->mutex);
    store_->is_over = true;
  }
  store_->changed.notify_all();
  store_->worker.join();
  weft_scheduler_stop(scheduler_);
  runner_.join();
  weft_scheduler_free(scheduler_);
  Store::only() = nullptr;
}

}  // namespace weft::test
