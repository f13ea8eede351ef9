// The scheduler for a process that is not C++.
#include "cluster/scheduler/scheduler.h"

#include <chrono>
#include <cstdio>
#include <exception>
#include <memory>
#include <string>

#include "cluster/scheduler/cluster_state.h"
#include "cluster/scheduler/flight_service.h"
#include "cluster/scheduler/restore.h"

struct weft_scheduler {
  std::unique_ptr<weft::cluster::ClusterState> cluster;
  std::unique_ptr<arrow::flight::FlightServerBase> service;
};

weft_scheduler* weft_scheduler_start(const weft_ray* ray, const weft_scheduler_options* options, char* error,
                                     uint64_t error_size) {
  try {
    auto scheduler = std::make_unique<weft_scheduler>();
    scheduler->cluster = std::make_unique<weft::cluster::ClusterState>(*ray, options->state_dir, options->ray_address,
                                                                       options->ray_token, options->token);
    weft::cluster::restore(*scheduler->cluster);
    scheduler->service =
        weft::cluster::serve(*scheduler->cluster, {options->location, options->token, options->tls_cert, options->tls_key});
    return scheduler.release();
  } catch (const std::exception& failure) {
    std::snprintf(error, error_size, "%s", failure.what());
    return nullptr;
  }
}

int weft_scheduler_run(weft_scheduler* scheduler, double seconds) { return scheduler->cluster->ray.run(seconds); }

void weft_scheduler_know_nodes(weft_scheduler* scheduler, const char* nodes) { scheduler->cluster->know_nodes(nodes); }

void weft_scheduler_task_done(weft_scheduler* scheduler, uint64_t task, weft_bytes answer, const char* error) {
  weft::cluster::RayAnswer told{{reinterpret_cast<const char*>(answer.data), answer.size}, {}};
  if (error) told.error = error;
  scheduler->cluster->ray.task_done(task, std::move(told));
}

void weft_scheduler_stop(weft_scheduler* scheduler) { scheduler->cluster->ray.stop(); }

void weft_scheduler_free(weft_scheduler* scheduler) {
  // Sessions have no end of their own.
  const auto deadline = std::chrono::system_clock::now() + std::chrono::seconds(1);
  (void)scheduler->service->Shutdown(&deadline);
  delete scheduler;
}
