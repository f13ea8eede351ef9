# The browser bundles in the Dash and Plotly wheels, compressed once and embedded in libweft_dash.
set(packed "${PROJECT_BINARY_DIR}/generated/bundles.bin")
set(table "${PROJECT_BINARY_DIR}/generated/bundles_table.inc")
set(packer "${PROJECT_SOURCE_DIR}/tools/pack_bundles.py")
set(wheel_records "")
foreach(wheel IN ITEMS dash plotly)
  file(GLOB record "${WEFT_DEPS_DIR}/${wheel}/${wheel}-*.dist-info/RECORD")
  if(NOT record)
    message(FATAL_ERROR "The ${wheel} wheel is not unpacked: run ./dev setup (looked in ${WEFT_DEPS_DIR}/${wheel})")
  endif()
  list(APPEND wheel_records "${record}")
endforeach()
find_program(WEFT_BROTLI brotli REQUIRED)
file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/generated")
add_custom_command(
  OUTPUT "${packed}" "${table}"
  COMMAND "${Python3_EXECUTABLE}" "${packer}" "${WEFT_DEPS_DIR}" "${packed}" "${table}"
  DEPENDS "${packer}" ${wheel_records}
  COMMENT "Packing the browser bundles"
  VERBATIM)

set(dash "${PROJECT_SOURCE_DIR}/src/dash")
target_sources(weft_src_dash PRIVATE "${packed}" "${table}")
set_source_files_properties("${dash}/assets/bundles.cc" PROPERTIES OBJECT_DEPENDS "${table}")
set_source_files_properties("${dash}/assets/bundles_bytes.cc" PROPERTIES
  OBJECT_DEPENDS "${packed}"
  COMPILE_OPTIONS "-Wa,-I,${PROJECT_BINARY_DIR}/generated")
