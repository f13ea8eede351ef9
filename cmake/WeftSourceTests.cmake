# Tests of what is not a C++ test program: the sources themselves, projects that use Weft from outside, pages in a real browser.
set(python "${Python3_EXECUTABLE}")
set(dev "${PROJECT_SOURCE_DIR}/tools/dev")
set(tests "${PROJECT_SOURCE_DIR}/tests")

add_test(NAME source.includes COMMAND "${python}" "${dev}/check_includes.py")
add_test(NAME source.headers COMMAND "${python}" "${dev}/check_headers.py" --compiler "${CMAKE_CXX_COMPILER}")
add_test(NAME source.format COMMAND "${python}" "${dev}/format.py" --check)
add_test(NAME source.generated COMMAND "${python}" "${PROJECT_SOURCE_DIR}/tools/generate_components.py" --check)
add_test(NAME source.graph_objects COMMAND "${python}" "${PROJECT_SOURCE_DIR}/tools/generate_graph_objects.py" --check)
add_test(NAME source.chart_gallery COMMAND "${python}" "${PROJECT_SOURCE_DIR}/tools/generate_chart_gallery.py" --check)
add_test(NAME source.app_gallery COMMAND "${python}" "${PROJECT_SOURCE_DIR}/tools/generate_app_gallery.py" --check)
add_test(NAME source.reference COMMAND "${python}" "${PROJECT_SOURCE_DIR}/tools/generate_reference.py" --check)
add_test(NAME source.compile_time COMMAND
  "${python}" "${dev}/check_compile_time.py" --compiler "${CMAKE_CXX_COMPILER}" --budget 3 "${PROJECT_SOURCE_DIR}/examples/classic.cpp")
add_test(NAME source.compile_time_of_figures COMMAND
  "${python}" "${dev}/check_compile_time.py" --compiler "${CMAKE_CXX_COMPILER}" --budget 4 "${PROJECT_SOURCE_DIR}/examples/figures.cpp")
set_tests_properties(source.compile_time source.compile_time_of_figures PROPERTIES RUN_SERIAL TRUE)

foreach(way IN ITEMS find_package add_subdirectory)
  add_test(NAME outside.${way} COMMAND "${python}" "${tests}/outside/check.py" ${way} "${PROJECT_BINARY_DIR}")
  set_tests_properties(outside.${way} PROPERTIES TIMEOUT 900)
endforeach()

if(WEFT_TOOLS)
  add_test(NAME weft.program COMMAND "${python}" "${tests}/weft/program_test.py" "${PROJECT_BINARY_DIR}"
    "${WEFT_DEPS_DIR}/component_wheels")
  set_tests_properties(weft.program PROPERTIES TIMEOUT 900)
  # Ray's Python has a reader of YAML.
  add_test(NAME deploy.manifests COMMAND "${WEFT_DEPS_DIR}/ray/bin/python" "${tests}/deploy/manifests_test.py" "${PROJECT_BINARY_DIR}")
endif()
add_test(NAME weft.components COMMAND "${python}" "${tests}/weft/components_test.py" "${WEFT_DEPS_DIR}/component_wheels")

# tests/examples/<name>.txt: what an example prints and which files it makes, run with a copy of examples/<name>_data.
if(WEFT_EXAMPLES)
  file(GLOB outputs CONFIGURE_DEPENDS "${tests}/examples/*.txt")
  foreach(output IN LISTS outputs)
    cmake_path(GET output STEM name)
    add_test(NAME example.${name} COMMAND "${python}" "${tests}/examples/run_example.py" "$<TARGET_FILE:${name}>"
      "${PROJECT_SOURCE_DIR}/examples/${name}_data" "${output}")
  endforeach()
endif()

# tests/browser/<name>_test.mjs: run by Node with the built examples at hand.
find_program(WEFT_NODE NAMES node nodejs REQUIRED)
file(GLOB pages CONFIGURE_DEPENDS "${tests}/browser/*_test.mjs")
foreach(page IN LISTS pages)
  cmake_path(GET page STEM name)
  string(REGEX REPLACE "_test$" "" name "${name}")
  add_test(NAME browser.${name} COMMAND "${WEFT_NODE}" "${page}" WORKING_DIRECTORY "${tests}/browser")
  set_tests_properties(browser.${name} PROPERTIES ENVIRONMENT "WEFT_BUILD=${PROJECT_BINARY_DIR}")
endforeach()
# It compiles a program eight times.
set_tests_properties(browser.weft_run PROPERTIES TIMEOUT 900)
