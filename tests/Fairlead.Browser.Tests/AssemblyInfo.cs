using Fairlead.Browser.Tests.Running;

// One browser, one shared desk, one test at a time: two cores serve all of them.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
[assembly: AssemblyFixture(typeof(Stage))]
