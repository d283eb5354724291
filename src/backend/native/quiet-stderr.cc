// TensorFlow writes two lines to file descriptor 2 while its library is being loaded, before any setting can reach it.
// This addon points descriptor 2 at /dev/null for that moment and puts it back. POSIX only.
#include <fcntl.h>
#include <node_api.h>
#include <unistd.h>

static int saved = -1;

static napi_value Silence(napi_env, napi_callback_info) {
  if (saved >= 0) return nullptr;
  int sink = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (sink < 0) return nullptr;
  saved = fcntl(2, F_DUPFD_CLOEXEC, 3);
  if (saved >= 0) dup2(sink, 2);
  close(sink);
  return nullptr;
}

static napi_value Restore(napi_env, napi_callback_info) {
  if (saved < 0) return nullptr;
  dup2(saved, 2);
  close(saved);
  saved = -1;
  return nullptr;
}

static napi_value Init(napi_env env, napi_value exports) {
  napi_value f;
  napi_create_function(env, "silence", NAPI_AUTO_LENGTH, Silence, nullptr, &f);
  napi_set_named_property(env, exports, "silence", f);
  napi_create_function(env, "restore", NAPI_AUTO_LENGTH, Restore, nullptr, &f);
  napi_set_named_property(env, exports, "restore", f);
  return exports;
}

NAPI_MODULE(quiet_stderr, Init)
