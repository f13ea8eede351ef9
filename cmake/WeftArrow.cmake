# Apache Arrow: an installed one of the pinned major version, else the libraries and headers in the pinned pyarrow wheel.
# Defines the targets weft_arrow and weft_arrow_flight (its RPC), and WEFT_ARROW_RUNTIME: the libraries that an installed Weft has to bring along.
add_library(weft_arrow INTERFACE)
add_library(weft_arrow_flight INTERFACE)
set(WEFT_ARROW_RUNTIME "")

find_package(Arrow 26 CONFIG QUIET)
if(Arrow_FOUND)
  find_package(ArrowCompute 26 CONFIG REQUIRED)
  find_package(Parquet 26 CONFIG REQUIRED)
  find_package(ArrowFlight 26 CONFIG REQUIRED)
  target_link_libraries(weft_arrow INTERFACE Arrow::arrow_shared ArrowCompute::arrow_compute_shared Parquet::parquet_shared)
  target_link_libraries(weft_arrow_flight INTERFACE weft_arrow ArrowFlight::arrow_flight_shared)
  message(STATUS "Arrow ${Arrow_VERSION} from ${Arrow_DIR}")
else()
  set(wheel "${WEFT_DEPS_DIR}/pyarrow/pyarrow")
  if(NOT EXISTS "${wheel}/include/arrow/api.h")
    message(FATAL_ERROR "Arrow 26 is neither installed nor unpacked from its wheel: run ./dev setup (looked in ${wheel})")
  endif()
  foreach(name IN ITEMS arrow arrow_compute parquet arrow_flight)
    add_library(weft_wheel_${name} SHARED IMPORTED)
    set_target_properties(weft_wheel_${name} PROPERTIES
      IMPORTED_LOCATION "${wheel}/lib${name}.so.2600"
      IMPORTED_SONAME "lib${name}.so.2600"
      INTERFACE_INCLUDE_DIRECTORIES "${wheel}/include")
    list(APPEND WEFT_ARROW_RUNTIME "${wheel}/lib${name}.so.2600")
  endforeach()
  target_link_libraries(weft_arrow INTERFACE weft_wheel_parquet weft_wheel_arrow_compute weft_wheel_arrow)
  target_link_libraries(weft_arrow_flight INTERFACE weft_wheel_arrow_flight weft_arrow)
  message(STATUS "Arrow from the wheel in ${WEFT_DEPS_DIR}/pyarrow")
endif()
