// Ray as C++ sees it.
#include "cluster/scheduler/ray.h"

#include <chrono>
#include <exception>
#include <future>
#include <utility>

#include <arrow/buffer.h>

#include <weft/error.h>

#include "base/json_reader.h"

namespace weft::cluster {
namespace {

/// Bytes in Ray's store, which stay there as long as this.
class PinnedBuffer final : public arrow::Buffer {
 public:
  PinnedBuffer(weft_bytes bytes, std::shared_ptr<void> pin)
      : arrow::Buffer(bytes.data, static_cast<std::int64_t>(bytes.size)), pin_(std::move(pin)) {}

 private:
  std::shared_ptr<void> pin_;
};

weft_bytes bytes_of(const std::string& text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

std::string text_of(const std::uint8_t* data, std::uint64_t size) { return {reinterpret_cast<const char*>(data), size}; }

void take_text(void* text, const std::uint8_t* data, std::uint64_t size) {
  *static_cast<std::string*>(text) = text_of(data, size);
}

}  // namespace

RayObject::RayObject(Ray& ray, std::uint64_t number)
    : number_(new std::uint64_t(number), [&ray](const std::uint64_t* last) {
        ray.release(*last);
        delete last;
      }) {
  ++ray.num_objects_;
}

void Ray::fail() const { throw Error(ErrorKind::cluster, std::string("Ray: ") + glue_.last_error()); }

void Ray::on_ray_thread(const std::function<void()>& call) {
  auto result = std::make_shared<std::promise<void>>();
  auto done = result->get_future();
  {
    std::lock_guard lock(mutex_);
    if (is_stopped_) throw Error(ErrorKind::cluster, "The scheduler is stopping");
    calls_.push_back([result, &call] {
      try {
        call();
        result->set_value();
      } catch (...) {
        result->set_exception(std::current_exception());
      }
    });
  }
  work_.notify_one();
  try {
    done.get();
  } catch (const std::future_error&) {
    throw Error(ErrorKind::cluster, "The scheduler is stopping");
  }
}

void Ray::on_ray_thread_later(std::function<void()> call) {
  {
    std::lock_guard lock(mutex_);
    if (is_stopped_) return;
    calls_.push_back(std::move(call));
  }
  work_.notify_one();
}

std::vector<Ray::Submitted> Ray::submit(const std::vector<Task>& tasks,
                                        std::function<void(std::size_t index, RayAnswer answer)> done) {
  std::vector<Submitted> submitted;
  on_ray_thread([&] {
    for (std::size_t index = 0; index < tasks.size(); ++index) {
      const Task& task = tasks[index];
      std::vector<std::uint64_t> inputs, objects(1 + task.num_outputs);
      for (const RayObject& input : task.inputs) inputs.push_back(input.number());
      std::uint64_t number = 0;
      {
        std::lock_guard lock(mutex_);
        number = next_task_++;
        running_[number] = [done, index](RayAnswer answer) { done(index, std::move(answer)); };
      }
      if (glue_.submit(number, bytes_of(task.message), inputs.data(), static_cast<std::uint32_t>(inputs.size()), task.num_outputs,
                       task.spreads, task.reads_itself, objects.data())) {
        std::lock_guard lock(mutex_);
        running_.erase(number);
        fail();
      }
      Submitted made{RayObject(*this, objects[0]), {}};
      for (std::size_t output = 1; output < objects.size(); ++output) made.outputs.emplace_back(*this, objects[output]);
      submitted.push_back(std::move(made));
    }
  });
  return submitted;
}

void Ray::cancel(const std::vector<RayObject>& answers) {
  std::vector<std::uint64_t> numbers;
  for (const RayObject& answer : answers) numbers.push_back(answer.number());
  on_ray_thread([&] { check(glue_.cancel(numbers.data(), static_cast<std::uint32_t>(numbers.size()))); });
}

RayObject Ray::put(const arrow::Buffer& bytes) {
  std::uint64_t number = 0;
  on_ray_thread([&] { check(glue_.put({bytes.data(), static_cast<std::uint64_t>(bytes.size())}, &number)); });
  return RayObject(*this, number);
}

std::shared_ptr<arrow::Buffer> Ray::get(const RayObject& object) {
  constexpr double seconds = 600;
  weft_bytes bytes{};
  std::uint64_t pin = 0;
  check(glue_.get(object.number(), seconds, &bytes, &pin));
  std::shared_ptr<void> held(nullptr, [this, pin](void*) { glue_.unpin(pin); });
  return std::make_shared<PinnedBuffer>(bytes, std::move(held));
}

void Ray::release(std::uint64_t object) {
  --num_objects_;
  glue_.release(&object, 1);
}

void Ray::add_library(const std::string& digest) { check(glue_.add_library(digest.c_str())); }

Ray::Offer Ray::offer(const std::vector<RayObject>& objects) { return std::move(offer_each({objects})[0]); }

std::vector<Ray::Offer> Ray::offer_each(const std::vector<std::vector<RayObject>>& groups) {
  std::vector<std::uint64_t> all;
  for (const auto& objects : groups)
    for (const RayObject& object : objects) all.push_back(object.number());
  std::string text;
  on_ray_thread([&] { check(glue_.offer(all.data(), static_cast<std::uint32_t>(all.size()), &text, take_text)); });
  const Json told = base::parse_json(text);
  auto address = told.as_array().begin();
  std::vector<Offer> offers;
  for (const auto& objects : groups) {
    Offer& offer = offers.emplace_back();
    std::vector<std::uint64_t> numbers;
    for (const RayObject& object : objects) {
      numbers.push_back(object.number());
      offer.addresses.emplace_back((address++)->as_string());
    }
    offer.lasting = std::shared_ptr<void>(nullptr, [this, objects, numbers](void*) {
      // The objects stay until their servers know them no more.
      on_ray_thread_later(
          [this, objects, numbers] { glue_.withdraw(numbers.data(), static_cast<std::uint32_t>(numbers.size())); });
    });
  }
  return offers;
}

std::string Ray::locations(const std::vector<RayObject>& objects) {
  std::vector<std::uint64_t> numbers;
  for (const RayObject& object : objects) numbers.push_back(object.number());
  std::string text;
  check(glue_.locations(numbers.data(), static_cast<std::uint32_t>(numbers.size()), &text, take_text));
  return text;
}

void Ray::kv_put(const std::string& key, const std::string& value) { check(glue_.kv_put(key.c_str(), bytes_of(value))); }
void Ray::kv_remove(const std::string& key) { check(glue_.kv_put(key.c_str(), {nullptr, 0})); }

std::vector<std::pair<std::string, std::string>> Ray::kv_list() {
  std::vector<std::pair<std::string, std::string>> entries;
  check(glue_.kv_list(&entries, [](void* context, const char* key, const std::uint8_t* data, std::uint64_t size) {
    static_cast<decltype(entries)*>(context)->emplace_back(key, text_of(data, size));
  }));
  return entries;
}

bool Ray::run(double seconds) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
  while (true) {
    std::function<void()> call;
    {
      std::unique_lock lock(mutex_);
      work_.wait_until(lock, until, [&] { return is_stopped_ || !calls_.empty(); });
      if (is_stopped_) return true;
      if (calls_.empty()) return false;
      call = std::move(calls_.front());
      calls_.pop_front();
    }
    call();
  }
}

void Ray::task_done(std::uint64_t task, RayAnswer answer) {
  std::function<void(RayAnswer)> done;
  {
    std::lock_guard lock(mutex_);
    const auto found = running_.find(task);
    if (found == running_.end()) return;
    done = std::move(found->second);
    running_.erase(found);
  }
  done(std::move(answer));
}

void Ray::stop() {
  std::deque<std::function<void()>> dropped;  // whoever waits for them is told outside the lock
  {
    std::lock_guard lock(mutex_);
    is_stopped_ = true;
    dropped.swap(calls_);
  }
  work_.notify_all();
}

}  // namespace weft::cluster
