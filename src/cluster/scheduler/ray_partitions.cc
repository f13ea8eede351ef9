// Partitions in Ray's store.
#include "cluster/scheduler/ray_partitions.h"

#include <utility>

#include <arrow/buffer.h>
#include <arrow/table.h>

#include <weft/error.h>

#include "engine/ipc.h"

namespace weft::cluster {

RayPartitions::RayPartitions(Ray& ray, std::vector<Part> parts) : ray_(ray) {
  for (const Part& part : parts) bytes_.push_back(static_cast<std::uint64_t>(part.size.bytes));
  std::promise<std::vector<Part>> made;
  parts_ = made.get_future().share();
  made.set_value(std::move(parts));
}

std::shared_ptr<arrow::Table> RayPartitions::read(std::size_t index) const { return engine::from_ipc(ipc(index)); }

std::shared_ptr<arrow::Buffer> RayPartitions::ipc(std::size_t index) const {
  const Part& part = parts().at(index);
  if (part.rows) return part.rows;
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = small_.find(index); known != small_.end()) return known->second;
  }
  std::shared_ptr<arrow::Buffer> bytes = ray_.get(part.object);
  if (static_cast<std::uint64_t>(bytes->size()) < least_stored_bytes) {
    const std::lock_guard lock(mutex_);
    small_.emplace(index, bytes);
  }
  return bytes;
}

std::string RayPartitions::server(std::size_t index) const {
  using namespace std::chrono;
  const std::vector<Part>& all = parts();
  const std::lock_guard lock(mutex_);
  if (!offer_ || (offer_->addresses.at(index).empty() && steady_clock::now() - offered_ > seconds(1))) {
    std::vector<RayObject> objects;
    std::vector<std::size_t> places;
    for (std::size_t place = 0; place < all.size(); ++place) {
      if (all[place].rows) continue;
      objects.push_back(all[place].object);
      places.push_back(place);
    }
    Ray::Offer made = ray_.offer(objects);
    std::vector<std::string> addresses(all.size());
    for (std::size_t offered = 0; offered < places.size(); ++offered)
      addresses[places[offered]] = std::move(made.addresses.at(offered));
    offer_ = Ray::Offer{std::move(addresses), std::move(made.lasting)};
    offered_ = steady_clock::now();
  }
  return offer_->addresses.at(index);
}

void RayPartitions::ask_servers_again() const {
  const std::lock_guard lock(mutex_);
  offer_.reset();
}

std::shared_ptr<const RayPartitions> put_partitions(Ray& ray, const plan::HeldPartitions& partitions) {
  std::vector<RayPartitions::Part> parts;
  for (std::size_t index = 0; index < partitions.size(); ++index) {
    const auto table = partitions.read(index);
    parts.push_back(
        {ray.put(*engine::to_ipc_buffer(table)), {table->num_rows(), static_cast<std::int64_t>(partitions.bytes(index))}});
  }
  return std::make_shared<const RayPartitions>(ray, std::move(parts));
}

namespace {

class OnePartition final : public plan::HeldPartitions {
 public:
  OnePartition(std::shared_ptr<const plan::HeldPartitions> all, std::size_t index) : all_(std::move(all)), index_(index) {}
  std::size_t size() const override { return 1; }
  std::shared_ptr<arrow::Table> read(std::size_t) const override { return all_->read(index_); }
  std::uint64_t bytes(std::size_t) const override { return all_->bytes(index_); }

 private:
  std::shared_ptr<const plan::HeldPartitions> all_;
  std::size_t index_;
};

}  // namespace

std::shared_ptr<const plan::HeldPartitions> part_of(const std::shared_ptr<const plan::HeldPartitions>& partitions,
                                                    std::size_t index) {
  if (index >= partitions->size()) throw Error(ErrorKind::user, "There is no partition of this number: " + std::to_string(index));
  return std::make_shared<OnePartition>(partitions, index);
}

}  // namespace weft::cluster
