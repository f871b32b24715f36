using BenchmarkDotNet.Running;

// The parts, one class each. Scenarios and budgets are `fairlead bench`; see docs/performance.md.
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
