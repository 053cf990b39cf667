# Everything of ours is compiled with these; libraries come in as SYSTEM and are not judged.
add_library(drctl_warnings INTERFACE)
target_compile_options(drctl_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough)
option(DRCTL_WERROR "Treat warnings as errors" ON)
if(DRCTL_WERROR)
  target_compile_options(drctl_warnings INTERFACE -Werror)
endif()
