# Everything of ours is compiled with these; libraries come in as SYSTEM and are not judged.
add_library(drctl_warnings INTERFACE)
target_compile_options(drctl_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough)
# g++ 12 sees these where they are not, once it optimises (GCC bugs 105651 and 105562); the sanitizers do not.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(drctl_warnings INTERFACE $<$<CONFIG:Release>:-Wno-restrict;-Wno-maybe-uninitialized>)
endif()
option(DRCTL_WERROR "Treat warnings as errors" ON)
if(DRCTL_WERROR)
  target_compile_options(drctl_warnings INTERFACE -Werror)
endif()
